import type { Input, Output } from '#shared/ipc/contract.ts';

export type ReceivedFile = NonNullable<Output<'files.choose'>>;
type CsvMap = Input<'csv.saveMap'>['map'];
export type Selection = Input<'bundles.plan'>['selection'];

/** Where the person is. No address bar, no strings to parse: a place is data, and each page takes its own. */
export type Place =
  | { readonly page: 'notes'; readonly record: string | null }
  /** `record` null for a new note; `draft` names an autosaved draft to go on with. */
  | {
      readonly page: 'note-edit';
      readonly record: string | null;
      readonly draft: string | null;
      readonly section?: EditSection;
    }
  | { readonly page: 'cases'; readonly record: string | null }
  | {
      readonly page: 'case-edit';
      readonly record: string | null;
      readonly draft: string | null;
      readonly section?: EditSection;
    }
  | { readonly page: 'tags' }
  /**
   * Bundles, event files and desk cards all come in here; `file` when one was dropped or opened with Concord, `next` the
   * files that were dropped with it and wait for their turn.
   */
  | {
      readonly page: 'import';
      readonly file: ReceivedFile | null;
      readonly next?: readonly ReceivedFile[];
      /** What was decided about the columns of an event file so far. */
      readonly map?: CsvMap;
    }
  /** What was chosen so far is part of the place, so that it is still there after a look at a record. */
  | {
      readonly page: 'release';
      readonly selection: Selection | null;
      readonly step?: ReleaseStep;
      /** Contacts by id. */
      readonly recipients?: readonly string[];
      /** True for a bundle without recipients, which anybody can read. */
      readonly isPublic?: boolean;
    }
  /** `contact` names the one that is open; without it this desk's own card is. */
  | { readonly page: 'contacts'; readonly contact?: string }
  | { readonly page: 'settings' };

/** The steps of a release, in their order. */
export type ReleaseStep = 'select' | 'to' | 'review' | 'write';

/** Where the editor opens: at the first field, or at the part that a key asked for. */
export type EditSection = 'marking' | 'tags';

export type PageName = Place['page'];
export type PlaceOf<P extends PageName> = Extract<Place, { page: P }>;

export const FIRST_PLACE: Place = { page: 'notes', record: null };

/** True when two places are the same spot, so that going there twice leaves one step in the history. */
export function isSamePlace(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
