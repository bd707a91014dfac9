import './fingerprint.css';
import { fingerprintGroups } from './contact.ts';

interface Props {
  readonly fingerprint: string;
  /** What is read aloud before it. */
  readonly label: string;
  /** `large` for reading it to somebody. */
  readonly size?: 'small' | 'large';
}

/** The number that two people read to each other: six groups of five digits, the same shape everywhere. */
export function Fingerprint({ fingerprint, label, size = 'large' }: Props) {
  return (
    <ol className={`fingerprint fingerprint-${size}`} dir="ltr" aria-label={label} translate="no">
      {fingerprintGroups(fingerprint).map((group, at) => (
        <li key={at} className="fingerprint-group">
          {group}
        </li>
      ))}
    </ol>
  );
}
