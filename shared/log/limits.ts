/**
 * Every bound on what another desk may send, in one place. A writer keeps the same bounds, so that nothing that
 * Concord writes is refused by Concord.
 */
export const LIMITS = {
  /** Bytes of an encoded commit header. */
  header: 512 * 1024,
  /** Bytes of one encoded op: the longest text that a field takes, three bytes to a unit, and its frame. */
  op: 1280 * 1024,
  /** Bytes of all ops of one commit. */
  commit: 4 * 1024 * 1024,
  /** Ops in a commit. */
  ops: 8_192,
  /** Parents of a commit. */
  parents: 1_024,
  /** Members in one set op. */
  members: 2_048,
  /** Commits of other desks on one record. */
  recordCommits: 10_000,
  /** Bytes of their headers and ops. */
  recordBytes: 256 * 2 ** 20,
  /** Commits of one desk on a record that it did not found. */
  recordCommitsOfDesk: 2_000,
  /** Bytes of their headers and ops. */
  recordBytesOfDesk: 64 * 2 ** 20,
  /** UTF-16 units in a set member. */
  member: 500,
  /** UTF-16 units in a field path. */
  path: 160,
  /** UTF-16 units in a realm name. */
  realm: 120,
  /** Bytes of a bundle file, encrypted. */
  bundleFile: 4 * 2 ** 30,
  /** Bytes of a bundle once inflated. */
  bundleInflated: 8 * 2 ** 30,
  /** Inflated bytes for each compressed byte beyond the first 16 MiB. */
  inflationRatio: 200,
  /** Bytes of one item of the bundle's CBOR sequence. */
  bundleItem: 8 * 1024 * 1024,
  /** Bytes of a bundle's manifest. */
  manifest: 1024 * 1024,
  /** Commits in a bundle. */
  bundleCommits: 2_000_000,
  /** Authors' cards in a bundle. */
  bundleCards: 10_000,
  /** Items of all kinds in a bundle. */
  bundleItems: 4_000_000,
  /** Bytes of the age header of a bundle. */
  ageHeader: 256 * 1024,
  /** Stanzas in it: one a recipient, the size, and a few that age implementations add. */
  ageStanzas: 1_032,
  /** Base-2 logarithm of the largest window that a zstd frame may ask for (RFC 8878 asks decoders for 8 MiB). */
  zstdWindowLog: 23,
  /** Recipients of a bundle. */
  recipients: 1_000,
  /** Bytes of one attachment. */
  attachment: 512 * 2 ** 20,
  /** Bytes of one chunk of an attachment. */
  attachmentChunk: 1024 * 1024,
  /** Bytes of a desk card. */
  card: 8 * 1024,
} as const;
