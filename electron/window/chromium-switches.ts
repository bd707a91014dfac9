import { app } from 'electron';

/** Switches of Chromium itself. Must run before the application is ready. */
export function setChromiumSwitches(): void {
  app.enableSandbox();
  const { commandLine } = app;
  // Concord has no network of its own: no name resolves, nothing is looked up, reported or updated.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-sync');
  commandLine.appendSwitch('no-pings');
  // A crash report holds memory, and memory holds content. The crash reporter is never started either.
  commandLine.appendSwitch('disable-breakpad');
}
