import './add-contact.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { UnchangedNote } from '../exchange/UnchangedNote.tsx';
import { usePasted } from '../exchange/usePasted.ts';
import { useTakeFiles } from '../exchange/useTakeFiles.ts';
import { shownError } from '../../bridge/call.ts';
import { CardReview } from './CardReview.tsx';
import type { CardPreview } from './contact.ts';

interface Props {
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** Adding a contact from its card: out of a file, or pasted from a message. */
export function AddContact({ onAdded, onClose }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const take = useTakeFiles();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [found, setFound] = useState<{ readonly file: string; readonly card: CardPreview } | null>(null);

  const look = async (open: () => Promise<{ readonly file: string } | null | undefined>) => {
    setBusy(true);
    setError(null);
    try {
      const file = await open();
      if (file) setFound({ file: file.file, card: await call('contacts.preview', { file: file.file }) });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const takeFirst = async (files: readonly File[]) => (await take(files)).at(0);
  const readText = (written: string) => look(() => takeFirst([new File([written], 'pasted.concord-card')]));
  usePasted((files) => void look(() => takeFirst(files)));

  if (found) {
    return (
      <div className="add-contact">
        <h2 className="add-contact-title">
          <Trans>A desk card</Trans>
        </h2>
        <CardReview
          file={found.file}
          card={found.card}
          onAdded={onAdded}
          renderLeave={(isDone) => (
            <Button onPress={onClose}>{isDone ? <Trans>Close</Trans> : <Trans>Not now</Trans>}</Button>
          )}
        />
      </div>
    );
  }
  return (
    <div className="add-contact">
      <h2 className="add-contact-title">
        <Trans>Add a contact</Trans>
      </h2>
      <p>
        <Trans>
          Another officer gives you their desk card: a small file whose name ends in .concord-card. You see what it says
          before it is added.
        </Trans>
      </p>
      <div>
        <Button
          kind="primary"
          icon={FolderOpen}
          isBusy={isBusy}
          autoFocus
          onPress={() => void look(() => call('files.choose', { purpose: 'card' }))}
        >
          <Trans>Choose the file</Trans>
        </Button>
      </div>
      <TextArea
        label={t`Or paste the text of the card`}
        value={text}
        onChange={(next) => {
          setText(next);
          // A pasted card is whole at once; what is typed waits for the button.
          if (next.trimEnd().endsWith('-----END CONCORD DESK CARD-----')) void readText(next);
        }}
        placeholder="-----BEGIN CONCORD DESK CARD-----"
        rows={4}
      />
      {error !== null && <ErrorNote error={error} action={<UnchangedNote error={shownError(error)} />} />}
      <div className="add-contact-buttons">
        <Button isDisabled={text.trim() === ''} isBusy={isBusy} onPress={() => void readText(text)}>
          <Trans>Read the text</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </div>
  );
}
