import { useConnection } from '../../bridge/useConnection.ts';
import { useRouter } from '../../router/useRouter.ts';
import type { ReceivedFile } from '../../router/place.ts';

export interface Leaving {
  /** Gives the file back to the host and goes on: to the next file that waits, else to the start of the import page. */
  readonly leave: () => void;
  /** Gives the file back; for going somewhere else. */
  readonly release: () => void;
  /** The file that comes after this one; null when none waits. */
  readonly nextName: string | null;
}

export function useLeaveFile(file: ReceivedFile, next: readonly ReceivedFile[]): Leaving {
  const { call } = useConnection();
  const { replace } = useRouter();
  const [following, ...rest] = next;
  // The host forgets files by itself when the workspace is locked, so nothing depends on this.
  const release = () => void call('files.release', { file: file.file }).catch(() => undefined);
  return {
    release,
    leave: () => {
      release();
      replace(following ? { page: 'import', file: following, next: rest } : { page: 'import', file: null });
    },
    nextName: following?.name ?? null,
  };
}
