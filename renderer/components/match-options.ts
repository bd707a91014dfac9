import type { Option } from './option.ts';

/** Case and marks aside, so that "cote" finds "Côte d'Ivoire". */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * The options that fit what was typed, best first: exact value, beginning of the label, beginning of a word, anywhere
 * in label or alias. All of them, in their own order, for blank text.
 */
export function matchOptions(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return options;
  const ranked: { readonly option: Option; readonly rank: number }[] = [];
  for (const option of options) {
    const rank = rankOf(option, wanted);
    if (rank !== null) ranked.push({ option, rank });
  }
  return ranked.sort((one, other) => one.rank - other.rank).map(({ option }) => option);
}

function rankOf(option: Option, wanted: string): number | null {
  const label = folded(option.label);
  if (folded(option.value) === wanted || label === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  if (label.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2;
  if (
    folded(option.alias ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(wanted))
  )
    return 3;
  return label.includes(wanted) ? 4 : null;
}

/** Options that stand under one heading. */
export interface OptionGroup {
  readonly group: string;
  readonly options: readonly Option[];
}

/** The options under their headings, in their own order; those without a heading stand by themselves. */
export function groupedOptions(options: readonly Option[]): readonly (Option | OptionGroup)[] {
  const entries: (Option | { readonly group: string; readonly options: Option[] })[] = [];
  for (const option of options) {
    const last = entries.at(-1);
    if (option.group === undefined) entries.push(option);
    else if (last && 'options' in last && last.group === option.group) last.options.push(option);
    else entries.push({ group: option.group, options: [option] });
  }
  return entries;
}
