import { describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from '#renderer/messages/announcer.ts';

const texts = (announcer: ReturnType<typeof createAnnouncer>) => announcer.state().toasts.map(({ text }) => text);

describe('messages at the foot', () => {
  it('offer to take back the latest change only', () => {
    const announcer = createAnnouncer();
    const undo = vi.fn<() => void>();
    announcer.changed('Note saved', undo);
    announcer.changed('Tags changed on 2 records', undo);
    expect(texts(announcer)).toEqual(['Tags changed on 2 records']);
    announcer.changed('Undone: tags of 2 records', null);
    expect(announcer.state().toasts.map(({ onUndo }) => onUndo)).toEqual([null]);
  });

  it('keep errors, and what takes back exactly what it says, beside a change', () => {
    const announcer = createAnnouncer();
    announcer.toast('The disk is full.', { isError: true });
    announcer.toast('Draft discarded', { onUndo: vi.fn<() => void>() });
    announcer.changed('Note saved', vi.fn<() => void>());
    expect(texts(announcer)).toEqual(['The disk is full.', 'Draft discarded', 'Note saved']);
  });

  it('are three at most, the newest last', () => {
    const announcer = createAnnouncer();
    for (const text of ['1', '2', '3', '4']) announcer.toast(text);
    expect(texts(announcer)).toEqual(['2', '3', '4']);
    announcer.dismiss(announcer.state().toasts[1]?.id ?? 0);
    expect(texts(announcer)).toEqual(['2', '4']);
  });
});
