import type { FilePurpose } from '../host.ts';

export interface PurposeLabels {
  readonly openTitle: string;
  readonly saveTitle: string;
  /** Extensions without the dot; empty for every file. */
  readonly extensions: readonly string[];
  readonly filterName: string;
}

/** What a file dialog says and offers, by what the file is for. */
export const FILE_PURPOSES: Readonly<Record<FilePurpose, PurposeLabels>> = {
  bundle: {
    openTitle: 'Open bundle',
    saveTitle: 'Save bundle',
    extensions: ['concord'],
    filterName: 'Concord bundles',
  },
  card: {
    openTitle: 'Open desk card',
    saveTitle: 'Save desk card',
    extensions: ['concord-card'],
    filterName: 'Concord desk cards',
  },
  csv: {
    openTitle: 'Open event file',
    saveTitle: 'Save event file',
    extensions: ['csv', 'tsv', 'txt'],
    filterName: 'Tables of events',
  },
  any: { openTitle: 'Open file', saveTitle: 'Save file', extensions: [], filterName: 'All files' },
};
