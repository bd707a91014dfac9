import type { Session, WebPreferences } from 'electron';

/** Looks and sizes, on which nothing depends. */
type Appearance =
  | 'accessibleTitle'
  | 'defaultFontFamily'
  | 'defaultFontSize'
  | 'defaultMonospaceFontSize'
  | 'imageAnimationPolicy'
  | 'minimumFontSize'
  | 'safeDialogsMessage'
  | 'scrollBounce'
  | 'zoomMode';
/** `session` takes its place. */
type Replaced = 'partition';

export type StatedPreferences = Required<Omit<WebPreferences, Appearance | Replaced>>;

/**
 * Every preference that decides what a page may do, stated and not left to a default: the type demands each one, so a
 * preference that a later Electron adds must be decided on before this compiles.
 */
export function webPreferences(session: Session, preload: string, isPackaged: boolean): StatedPreferences {
  return {
    session,
    preload,
    additionalArguments: [],

    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    plugins: false,

    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    // A middle click would open a new window.
    disableBlinkFeatures: 'Auxclick',
    navigateOnDragDrop: false,

    devTools: !isPackaged,
    disableDialogs: true,
    safeDialogs: true,
    spellcheck: false,
    enableDeprecatedPaste: false,
    enableWebSQL: false,
    webgl: false,
    disableWakeLocks: true,
    autoplayPolicy: 'document-user-activation-required',

    javascript: true,
    images: true,
    defaultEncoding: 'UTF-8',
    backgroundThrottling: true,
    disableHtmlFullscreenWindowResize: true,
    enablePreferredSizeMode: false,
    focusOnNavigation: true,
    offscreen: false,
    textAreasAreResizable: true,
    transparent: false,
    v8CacheOptions: 'none',
    zoomFactor: 1,
  };
}
