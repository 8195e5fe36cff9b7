import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, ProgramError, runProgram } from './program'
import { hasSignature, type Recipe } from './recipes'

const MOST_SECONDS = 120

/** LibreOffice's settings: nothing that a document brings is run, and nothing that it links to is opened. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${[
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
  ['org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`

/** Print settings that nobody made cut tables into columns; a sheet on one page can be read, unless it is larger than this (points). */
const WHOLE_SHEETS = 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'
const LARGEST_SHEET = 2000

/**
 * Makes a PDF of a document, presentation or spreadsheet with LibreOffice. Each gets a profile of its own, so that none leaves
 * anything for the next.
 * @returns the PDF's path
 * @throws ProgramError
 */
export async function renderOffice(
  program: string,
  source: string,
  { signature, isSpreadsheet }: Extract<Recipe, { room: 'office' }>,
  bench: Bench,
): Promise<string> {
  if (!hasSignature(signature, await readStart(source))) throw new ProgramError('failed', 'is not what its media type says')
  const profile = join(bench.folder, 'profile')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS)
  const convert = async (format: string) => {
    const parameters = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
      ...['--convert-to', format, '--outdir', join(bench.folder, 'out'), source],
    ]
    await runProgram(program, parameters, bench, { seconds: MOST_SECONDS })
    return join(bench.folder, 'out', 'source.pdf')
  }
  if (!isSpreadsheet) return convert('pdf')
  const whole = await convert(WHOLE_SHEETS)
  return (await fitsOnPages(whole)) ? whole : convert('pdf')
}

/** A sheet that is larger than a PDF's page can be is shrunk onto it until nobody can read it. */
async function fitsOnPages(path: string): Promise<boolean> {
  const { PDFDocument } = await import('pdf-lib')
  const pages = (await PDFDocument.load(await readFile(path), { updateMetadata: false })).getPages()
  return pages.every((page) => Math.max(page.getWidth(), page.getHeight()) <= LARGEST_SHEET)
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
