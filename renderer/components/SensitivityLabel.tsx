import './sensitivity-label.css';
import { useTerms } from '../language/useTerms.ts';

interface Props {
  readonly level: string;
  readonly isOnBlack?: boolean;
}

/** The sensitivity of UN information: an outlined label that stands beside the TLP label and never inside it. */
export function SensitivityLabel({ level, isOnBlack = false }: Props) {
  const { term } = useTerms();
  return (
    <span className={isOnBlack ? 'sensitivity-label sensitivity-label-on-black' : 'sensitivity-label'}>
      {term('sensitivity', level)}
    </span>
  );
}
