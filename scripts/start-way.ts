/** The three ways in which `npm start` can show Concord. */
export type Way = 'electron' | 'preview' | 'demonstration';

/** What there is to choose from; asked for one after the other, so that nothing is fetched or started in vain. */
export interface Surroundings {
  readonly hasDisplay: boolean;
  /** Electron refuses to run for the superuser of Linux. */
  readonly isSuperuser: boolean;
  /** Null when Electron can be started, else why it cannot; may take long, as it may fetch it. */
  electronTrouble(): Promise<string | null>;
  /** The name of the browser that can open a window, or null. */
  browserName(): Promise<string | null>;
}

export interface Choice {
  readonly way: Way;
  /** The one line that tells a person what is done and why. */
  readonly line: string;
}

/** Chooses how to show Concord; `forced` is what the person asked for, which is then not argued with. */
export async function chooseWay(forced: Way | null, here: Surroundings): Promise<Choice> {
  if (forced === 'electron') return { way: 'electron', line: 'Opening Concord in Electron, as asked for.' };
  if (forced === 'preview') return { way: 'preview', line: 'Opening Concord in the preview window, as asked for.' };
  if (forced === 'demonstration') return demonstration('as asked for');
  if (!here.hasDisplay) return demonstration('because there is no display to open a window on');
  const trouble = here.isSuperuser ? 'Electron does not run for the superuser' : await here.electronTrouble();
  if (trouble === null) return { way: 'electron', line: 'Opening Concord in Electron.' };
  const browser = await here.browserName();
  if (browser === null) return demonstration(`because ${trouble} and no Chromium, Chrome or Edge was found`);
  return { way: 'preview', line: `Opening Concord in the preview window (${browser}), because ${trouble}.` };
}

function demonstration(why: string): Choice {
  return { way: 'demonstration', line: `Running the demonstration, ${why}; what it makes is left in demo-output.` };
}
