/** Where the app looks for a hub when nobody told it: what `npm start` and `npm run hub` serve. */
export const DEFAULT_HUB_ADDRESS = 'http://127.0.0.1:8640'

export type LaunchOptions = {
  /** Address of the hub that was asked for; null: the one that was used last. */
  hubAddress: string | null
  /** Folder for everything that the app keeps, instead of the system's place for it. */
  profileFolder: string | null
  /** This process only tells whether the keychain answers, by its exit code; see keychain.ts. */
  isKeychainProbe: boolean
}

/** Switch of a process that only tries the keychain. */
export const KEYCHAIN_PROBE = '--assay-probe-keychain'

/** @returns what the command line (first) and the environment (second) ask for. */
export function readLaunchOptions(argv: readonly string[], environment: Record<string, string | undefined>): LaunchOptions {
  const hub = argv.find((argument) => argument.startsWith('--hub='))?.slice('--hub='.length)
  return {
    hubAddress: hub || environment.ASSAY_HUB || null,
    profileFolder: environment.ASSAY_PROFILE || null,
    isKeychainProbe: argv.includes(KEYCHAIN_PROBE),
  }
}
