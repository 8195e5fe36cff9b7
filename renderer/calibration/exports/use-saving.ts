import { notify, saveCopy, useTexts } from '../../kit'
import { toCsv } from './csv'
import { exportName } from './file-name'
import { pictureOf } from './save-picture'
import type { Table } from './tables'

export type Saving = {
  csv(part: string, table: Table): void
  png(part: string, drawing: SVGSVGElement | null): void
}

/** Saves tables and drawings of a round; says so, and says where that fails. */
export function useSaving(roundName: string): Saving {
  const t = useTexts('calibration')
  const attempt = (work: () => Promise<boolean>) => {
    work().then(
      (isSaved) => {
        if (isSaved) notify({ message: t('export.saved') })
      },
      () => notify({ kind: 'failed', message: t('export.failed') }),
    )
  }
  return {
    csv: (part, { header, rows }) =>
      attempt(() =>
        saveCopy({
          fileName: exportName(roundName, part, 'csv'),
          mediaType: 'text/csv',
          bytes: new TextEncoder().encode(toCsv(header, rows)),
        }),
      ),
    png: (part, drawing) =>
      attempt(async () => {
        if (drawing === null) throw new Error('There is no drawing.')
        return saveCopy({
          fileName: exportName(roundName, part, 'png'),
          mediaType: 'image/png',
          bytes: await pictureOf(drawing, `${roundName} · ${part}`),
        })
      }),
  }
}
