/**
 * `npm run package`: the desktop app as a folder, and as an archive where the tools for that are here.
 * `-- --trial` packs an old runtime as well, and names the result TRIAL; `-- --inspectable` makes a build for tests.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ROOT } from './setup/paths.mjs'
import { remark, runScript, step } from './setup/progress.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'

const SEVEN_ZIP = '/usr/bin/7za'

/**
 * Packs the app and returns the folder of the unpacked result.
 * @param {{ isTrial?: boolean, isInspectable?: boolean, isArchived?: boolean }} options
 * @returns {Promise<string>}
 */
export async function packageApp({ isTrial = false, isInspectable = false, isArchived = false }) {
  await ensureDependencies()
  const runtime = await ensureElectron()
  if (runtime.isTrial && !isTrial) {
    throw new Error(
      `The only Electron here is ${runtime.version}, which gets no security fixes: it is never packaged for release.\n` +
        'Reach its releases (ELECTRON_MIRROR may help), or pack a trial: npm run package -- --trial',
    )
  }
  await ensureBuilt({ parts: ['workbench'] })
  step(`Packing Electron ${runtime.version}${isTrial ? ' as a TRIAL' : ''}${isInspectable ? ', inspectable' : ''}`)
  const { build, Platform } = await import('electron-builder')
  const { burnFuses } = await import('./package/fuses.mjs')
  const name = ['Assay', ...(isTrial ? ['TRIAL'] : []), ...(isInspectable ? ['inspectable'] : [])].join('-')
  const output = join(ROOT, 'dist', name)
  let folder = ''
  if (existsSync(SEVEN_ZIP)) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= SEVEN_ZIP
  await build({
    targets: Platform.current().createTarget(['dir', ...(isArchived ? archives() : [])]),
    projectDir: ROOT,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronDist: runtime.dist,
      electronVersion: runtime.version,
      directories: { output },
      artifactName: `${name}-\${version}-\${os}-\${arch}.\${ext}`,
      async afterPack({ appOutDir, electronPlatformName, packager }) {
        folder = appOutDir
        const { productName } = packager.appInfo
        const executableName = packager.executableName ?? 'assay'
        await burnFuses({
          appOutDir,
          platform: electronPlatformName,
          executableName,
          productName,
          version: runtime.version,
          isInspectable,
        })
      },
    },
  })
  return folder
}

/** Archives that need no tool which would first have to be downloaded. */
function archives() {
  if (process.platform === 'darwin') return ['zip']
  return existsSync(SEVEN_ZIP) ? ['tar.gz'] : []
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    const options = process.argv.slice(2)
    await ensureSystemPackages('packaging')
    const folder = await packageApp({
      isTrial: options.includes('--trial'),
      isInspectable: options.includes('--inspectable'),
      // A trial is for tests on this machine, which take the folder; packing 90 MB would only cost minutes.
      isArchived: !options.includes('--trial'),
    })
    remark(`Packed: ${folder}`)
  })
}
