import { notify, saveCopy, useTexts } from '../kit'
import { toCsv } from './csv'
import { drawingFile } from './drawing-file'
import { exportName } from './file-name'
import { pictureOf } from './save-picture'
import type { Table } from './table'

export type Saving = {
  csv(part: string, table: Table): void
  /** In the colours that are shown. */
  png(part: string, drawing: SVGSVGElement | null, about: string): void
  /** In the colours for paper. */
  svg(part: string, drawing: SVGSVGElement | null, about: string): void
}

type Bytes = Parameters<typeof saveCopy>[0]['bytes']
type BytesOf = Bytes | Promise<Bytes>

/** Saves tables and drawings; says so, and says where that fails. @param of what they are of, such as a round's name */
export function useSaving(of: string): Saving {
  const t = useTexts('charts')
  const attempt = (fileName: string, mediaType: string, make: () => BytesOf) => {
    const work = async () => saveCopy({ fileName, mediaType, bytes: await make() })
    work().then(
      (isSaved) => {
        if (isSaved) notify({ message: t('saved', { file: fileName }) })
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
      attempt(exportName(of, part, 'csv'), 'text/csv', () => new TextEncoder().encode(toCsv(header, rows))),
    png: (part, svg, about) =>
      attempt(exportName(of, part, 'png'), 'image/png', () => {
        const { drawing, title } = headed(svg, part)
        return pictureOf(drawing, title, about)
      }),
    svg: (part, svg, about) =>
      attempt(exportName(of, part, 'svg'), 'image/svg+xml', () => {
        const { drawing, title } = headed(svg, part)
        return new TextEncoder().encode(drawingFile(drawing, title, 'light', about).text)
      }),
  }
}
