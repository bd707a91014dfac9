import type { Output } from '#shared/ipc/contract.ts';

export type NoteView = Output<'notes.get'>;
export type CaseView = Output<'cases.get'>;
export type RecordView = NoteView | CaseView;
export type Author = NoteView['owner'];
export type Op = NoteView['suggestions'][number]['ops'][number];
export type PlainValue = Extract<Op, { value: unknown }>['value'];
export type HistoryEntry = Output<'records.history'>[number];
