import type { NoteValues } from '#shared/domain/note.ts';

/** The fields that notes and cases share. */
export type CommonValues = Pick<
  NoteValues,
  'title' | 'tlp' | 'sensitivity' | 'chathamHouse' | 'markingReason' | 'isDiscarded' | 'tags' | 'links' | 'attachments'
>;
