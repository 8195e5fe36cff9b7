import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'

/** The fuse for `file:` came with this version; an older binary has no place for it. */
const FILE_FUSE_SINCE_MAJOR = 29

/**
 * Burns the package's fuses: it is no Node, takes no options from the environment, can't be inspected, and loads its own archive
 * only. Must run before signing.
 * @param {{ appOutDir: string, platform: string, executableName: string, productName: string, version: string, isInspectable: boolean }} options
 *   `isInspectable`: a build for tests, in which a debugger may look
 */
export async function burnFuses({ appOutDir, platform, executableName, productName, version, isInspectable }) {
  const major = Number(version.split('.')[0])
  const checksArchive = platform === 'darwin' || platform === 'win32'
  await flipFuses(executablePath(appOutDir, platform, executableName, productName), {
    version: FuseVersion.V1,
    // Apple's own processors run nothing unsigned; electron-builder signs again afterwards.
    resetAdHocDarwinSignature: platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: isInspectable,
    // Other systems don't check the archive's hash, and would refuse a package that asks them to.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: checksArchive,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    ...(major >= FILE_FUSE_SINCE_MAJOR ? { [FuseV1Options.GrantFileProtocolExtraPrivileges]: false } : {}),
  })
}

function executablePath(folder, platform, executableName, productName) {
  if (platform === 'darwin') return join(folder, `${productName}.app`, 'Contents/MacOS', productName)
  return join(folder, platform === 'win32' ? `${productName}.exe` : executableName)
}
