/** Below this major version Electron gets no security fixes; scripts/electron-runtime.mjs draws the same line. */
const OLDEST_MAINTAINED_MAJOR = 30

/** An old Electron, for trial and tests only: it opens nothing but hubs on this machine. */
export const IS_TRIAL_RUNTIME = Number(process.versions.electron.split('.')[0]) < OLDEST_MAINTAINED_MAJOR
