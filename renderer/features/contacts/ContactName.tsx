import './contact-name.css';

interface Props {
  readonly officer: string;
  readonly organisation: string;
  /** The desk's own name. */
  readonly name: string;
}

/** Who works at a desk, for whom, and what the desk is called; each in its own direction. */
export function ContactName({ officer, organisation, name }: Props) {
  return (
    <span className="contact-name">
      <span className="contact-name-officer">
        <bdi>{officer}</bdi>
      </span>
      <span className="contact-name-desk">
        <bdi>{organisation}</bdi>
        {name !== organisation && (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        )}
      </span>
    </span>
  );
}
