import { parseRecordId } from '#shared/domain/ids.ts';
import { normaliseTag } from '#shared/domain/tag.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Command } from '../command.ts';
import { safeText } from '../safe-text.ts';
import { JOB } from '../session.ts';
import { counted, grouped } from '../sizes.ts';
import { table } from '../text-layout.ts';

function tagCommand(action: 'add' | 'remove', summary: string): Command {
  return {
    name: `tag ${action}`,
    group: 'Notes and cases',
    summary,
    parameters: [
      { name: 'ID', isRequired: true },
      { name: 'TAG', isRequired: true, isRepeated: true },
    ],
    options: [],
    details: ['A tag is a plain word or namespace:value, such as drought or topic:water.'],
    run: async (call) => {
      const [id = '', ...words] = call.args.positionals;
      const ids = [parseRecordId(id)];
      const tags = words.map(tagOf);
      const change = action === 'add' ? { add: tags, remove: [] } : { add: [], remove: tags };
      const session = await call.open();
      const [known] = await session.call('records.titles', { ids });
      if (!known) throw new ConcordError('record.unknown', 'There is no note or case of this id. Nothing was changed.');
      const result = await session.call('tags.apply', { selection: { ids }, ...change, job: JOB });
      const line = result.changed > 0 ? `Changed ${ids[0]}.` : 'Nothing to change: the record is like this already.';
      return { data: result, lines: [line] };
    },
  };
}

export const tagAdd = tagCommand('add', 'Put tags on a note or case.');
export const tagRemove = tagCommand('remove', 'Take tags off a note or case.');

function tagOf(word: string): string {
  const tag = normaliseTag(word);
  if (tag !== null) return tag;
  throw new ConcordError(
    'tag.invalid',
    `"${safeText(word)}" cannot be a tag: it is empty or too long. Nothing was changed.`,
  );
}

export const tags: Command = {
  name: 'tags',
  group: 'Finding',
  summary: 'List all tags with how often each is used.',
  parameters: [],
  options: [],
  run: async (call) => {
    const session = await call.open();
    const list = await session.call('tags.list', {});
    const columns = [
      { header: 'Count', isRight: true },
      { header: 'Tag', isFlexible: true },
      { header: 'Meaning', isFlexible: true },
    ];
    const rows = list.map(({ tag, count, description }) => [
      grouped(count),
      safeText(tag),
      safeText(description ?? ''),
    ]);
    const lines =
      list.length === 0
        ? ['There is no tag yet.']
        : [...table(columns, rows, call.terminal.columns), '', counted(list.length, 'tag')];
    return { data: { tags: list }, lines };
  },
};
