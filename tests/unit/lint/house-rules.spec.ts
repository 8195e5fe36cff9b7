import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { GUARDED_PACKAGES, NETWORK_GLOBALS, ROOMS, VIEWERS_FOLDER } from '../../../scripts/lint/directions.js'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** The house's own configuration, without the rules that need types: a snippet belongs to no project. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    {
      files: ['**/*.{ts,tsx}'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { project: null, program: null, projectService: false } },
    },
  ],
})

async function rulesBrokenBy(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, filePath) })
  const fatal = result?.messages.find((message) => message.fatal)
  if (fatal) throw new Error(`${filePath}: ${fatal.message}`)
  return (result?.messages ?? []).map((message) => message.ruleId ?? '')
}

/** Some module of a folder, as an import from another folder; boundaries judges only what it can resolve. */
function firstModule(folder: string): string | undefined {
  if (!existsSync(path.join(ROOT, folder))) return undefined
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  const found = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('viewers')).sort()[0]
  return found && path.posix.join(folder, found.replace(/\.tsx?$/, ''))
}

const importOf = (target: string, from: string) =>
  `import * as other from '${path.posix.relative(path.posix.dirname(from), target)}'\nexport const x = other\n`

const BUILT = ROOMS.flatMap((room) => {
  const module = firstModule(room.folder)
  return module ? [{ ...room, module }] : []
})

describe('the table of directions', () => {
  it('is tried on the rooms that exist', () => {
    expect(BUILT.map((room) => room.name)).toEqual(
      expect.arrayContaining([
        'shared',
        'store',
        'sync',
        'kit',
        'review',
        'queue',
        'desk',
        'badges',
        'verify',
        'settings',
        'app',
        'electron',
        'hub',
      ]),
    )
  })

  for (const from of BUILT) {
    it(`lets ${from.name} import what its row names and nothing else`, async () => {
      for (const to of BUILT) {
        const file = `${from.folder}/probe.ts`
        const broken = await rulesBrokenBy(importOf(to.module, file), file)
        const allowed = to.name === from.name || (from.may as string[]).includes(to.name)
        expect(broken.includes('boundaries/dependencies'), `${from.name} → ${to.name}`).toBe(!allowed)
      }
    })
  }

  it('keeps viewers from importing each other', async () => {
    const viewers = readdirSync(path.join(ROOT, VIEWERS_FOLDER), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(viewers.length).toBeGreaterThan(1)
    const [one, other] = viewers.map((entry) => `${VIEWERS_FOLDER}/${entry.name}`) as [string, string]
    const file = `${one}/probe.ts`
    expect(await rulesBrokenBy(importOf(firstModule(other) as string, file), file)).toContain('boundaries/dependencies')
  })
})

describe('packages that only one room may know', () => {
  const sample: Record<string, string> = {
    dexie: 'dexie',
    'pdf.js': 'pdfjs-dist/legacy/build/pdf.mjs',
    electron: 'electron',
    'the network': 'node:https',
    nodemailer: 'nodemailer',
  }
  const insider: Record<string, string> = {
    dexie: 'renderer/store/probe.ts',
    'pdf.js': 'renderer/review/viewers/pdf/probe.ts',
    electron: 'electron/main/probe.ts',
    'the network': 'hub/door/probe.ts',
    nodemailer: 'hub/outgoing/probe.ts',
  }
  for (const guarded of GUARDED_PACKAGES) {
    it(`${guarded.name} is refused everywhere but in ${guarded.only.join(', ')}`, async () => {
      const code = `import * as it from '${sample[guarded.name]}'\nexport const x = it\n`
      for (const file of ['renderer/desk/probe.ts', 'renderer/app/probe.ts', 'hub/http/probe.ts', 'shared/domain/probe.ts']) {
        expect(await rulesBrokenBy(code, file), file).toContain('no-restricted-imports')
      }
      expect(await rulesBrokenBy(code, insider[guarded.name] as string)).not.toContain('no-restricted-imports')
    })
  }
})

describe('the network', () => {
  for (const name of NETWORK_GLOBALS) {
    it(`${name} is refused in the renderer outside sync`, async () => {
      const code = `export const x = () => ${name}\n`
      expect(await rulesBrokenBy(code, 'renderer/desk/probe.ts')).toContain('no-restricted-globals')
      expect(await rulesBrokenBy(code, 'renderer/kit/probe.ts')).toContain('no-restricted-globals')
      expect(await rulesBrokenBy(code, 'renderer/sync/probe.ts')).not.toContain('no-restricted-globals')
    })

    it(`${name} is refused on the hub, where everything goes by the door`, async () => {
      expect(await rulesBrokenBy(`export const x = () => ${name}\n`, 'hub/issuer/probe.ts')).toContain('no-restricted-globals')
    })
  }
})

describe('texts and colours', () => {
  const refused = [
    ['text between tags', 'export const X = () => <p>Saved</p>'],
    ['text in braces', "export const X = () => <p>{'Saved'}</p>"],
    ['text in a template', 'export const X = ({ n }: { n: number }) => <p>{`Saved ${n}`}</p>'],
    ['a label that is read aloud', 'export const X = () => <button aria-label="Close" />'],
    ['a placeholder in braces', "export const X = () => <input placeholder={'Search'} />"],
    ['a raw colour', "export const x = '#A8741A'"],
    ['a colour function', "export const x = 'rgb(0 0 0 / 50%)'"],
  ] as const
  for (const [what, code] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await rulesBrokenBy(code, 'renderer/desk/probe.tsx')).toContain('no-restricted-syntax')
    })
  }

  it('accepts texts from the catalogue, numbers and punctuation', async () => {
    const code = "export const X = ({ t }: { t: (key: string) => string }) => <p title={t('saved')}>{t('saved')} · 3</p>"
    expect(await rulesBrokenBy(code, 'renderer/desk/probe.tsx')).not.toContain('no-restricted-syntax')
  })
})

describe('tests', () => {
  for (const code of ["it.skip('x', () => {})", "test.only('x', () => {})", "describe.todo('x')"]) {
    it(`refuses ${code.slice(0, 10)}`, async () => {
      expect(await rulesBrokenBy(`import { it, test, describe } from 'vitest'\n${code}\n`, 'tests/unit/probe.spec.ts')).toContain(
        'no-restricted-syntax',
      )
    })
  }
})

describe('modules', () => {
  it('refuses default exports in the product', async () => {
    expect(await rulesBrokenBy('export default 1\n', 'shared/domain/probe.ts')).toContain('no-restricted-exports')
  })
})
