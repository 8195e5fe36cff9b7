import { notify, saveCopy, useTexts } from '../kit'
import { toCsv } from './csv'
import { drawingFile } from './drawing-file'
import { exportName } from './file-name'
import { pictureOf } from './save-picture'
import type { Table } from './table'

export type Saving = {
  csv(part: string, table: Table): void
  /** In the colours that are shown. */
  png(part: string, drawing: SVGSVGElement | null): void
  /** In the colours for paper. */
  svg(part: string, drawing: SVGSVGElement | null): void
}

/** Saves tables and drawings; says so, and says where that fails. @param of what they are of, such as a round's name */
export function useSaving(of: string): Saving {
  const t = useTexts('charts')
  const attempt = (work: () => Promise<boolean>) => {
    work().then(
      (isSaved) => {
        if (isSaved) notify({ message: t('saved') })
      },
      () => notify({ kind: 'failed', message: t('failed') }),
    )
  }
  const headed = (drawing: SVGSVGElement | null, part: string) => {
    if (drawing === null) throw new Error('There is no drawing.')
    return { drawing, title: of === '' ? part : `${of} · ${part}` }
  }
  return {
    csv: (part, { header, rows }) =>
      attempt(() =>
        saveCopy({
          fileName: exportName(of, part, 'csv'),
          mediaType: 'text/csv',
          bytes: new TextEncoder().encode(toCsv(header, rows)),
        }),
      ),
    png: (part, svg) =>
      attempt(async () => {
        const { drawing, title } = headed(svg, part)
        return saveCopy({
          fileName: exportName(of, part, 'png'),
          mediaType: 'image/png',
          bytes: await pictureOf(drawing, title),
        })
      }),
    svg: (part, svg) =>
      attempt(async () => {
        const { drawing, title } = headed(svg, part)
        return saveCopy({
          fileName: exportName(of, part, 'svg'),
          mediaType: 'image/svg+xml',
          bytes: new TextEncoder().encode(drawingFile(drawing, title, 'light').text),
        })
      }),
  }
}
