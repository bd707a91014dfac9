import type { Connection } from './bridge/connection.ts';
import { ConnectionProvider } from './bridge/ConnectionProvider.tsx';
import { LanguageProvider } from './language/LanguageProvider.tsx';
import { Gate } from './features/workspace/Gate.tsx';
import { AnnouncerProvider } from './messages/AnnouncerProvider.tsx';
import { ThemeProvider } from './styles/ThemeProvider.tsx';

interface Props {
  readonly connection: Connection;
}

/** The whole interface over one connection. */
export function App({ connection }: Props) {
  return (
    <ConnectionProvider connection={connection}>
      <ThemeProvider>
        <LanguageProvider>
          <AnnouncerProvider>
            <Gate />
          </AnnouncerProvider>
        </LanguageProvider>
      </ThemeProvider>
    </ConnectionProvider>
  );
}
