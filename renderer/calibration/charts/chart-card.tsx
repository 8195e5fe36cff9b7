import { IconFileSpreadsheet, IconPhoto, IconTable } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { IconButton, useTexts } from '../../kit'
import type { Table } from '../exports/tables'
import type { Saving } from '../exports/use-saving'
import classes from './charts.module.css'
import { DataTable } from './data-table'

type Props = {
  title: string
  about: string
  table: Table
  saving: Saving
  /** Holds one drawing, which is what is saved as a picture. */
  children: ReactNode
}

/** A chart with its title, the table behind it, and both as files. */
export function ChartCard({ title, about, table, saving, children }: Props) {
  const t = useTexts('calibration')
  const [showsTable, setShowsTable] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2>{title}</h2>
          <p className={classes.about}>{about}</p>
        </div>
        <span className={classes.buttons}>
          <IconButton
            label={t(showsTable ? 'table.hide' : 'table.show')}
            aria-expanded={showsTable}
            size="md"
            icon={<IconTable size={16} />}
            onClick={() => setShowsTable(!showsTable)}
          />
          <IconButton
            label={t('export.csvOf', { title })}
            size="md"
            icon={<IconFileSpreadsheet size={16} />}
            onClick={() => saving.csv(title, table)}
          />
          <IconButton
            label={t('export.pictureOf', { title })}
            size="md"
            icon={<IconPhoto size={16} />}
            onClick={() => saving.png(title, place.current?.querySelector('svg') ?? null)}
          />
        </span>
      </div>
      <div ref={place}>{children}</div>
      {showsTable && <DataTable label={title} table={table} />}
    </section>
  )
}
