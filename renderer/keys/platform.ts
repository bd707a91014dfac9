/** True on a Mac, where Command stands where Ctrl stands elsewhere. `platform` is Node's name of it. */
export function isMacPlatform(platform: string): boolean {
  return platform === 'darwin';
}
