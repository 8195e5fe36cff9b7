import { Menu } from '@mantine/core'
import { IconFileSpreadsheet, IconFileVector, IconPhoto, IconTable } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { IconButton, useTexts } from '../kit'
import classes from './charts.module.css'
import { DataTable } from './data-table'
import type { Table } from './table'
import type { Saving } from './use-saving'

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
  const t = useTexts('charts')
  const [showsTable, setShowsTable] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const drawing = () => place.current?.querySelector('svg') ?? null
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2>{title}</h2>
          <p className={classes.about} data-about>
            {about}
          </p>
        </div>
        {table.rows.length > 0 && (
          <span className={classes.buttons}>
            <IconButton
              label={`${t(showsTable ? 'table.hide' : 'table.show')}: ${title}`}
              aria-expanded={showsTable}
              size="md"
              icon={<IconTable size={16} />}
              onClick={() => setShowsTable(!showsTable)}
            />
            <IconButton
              label={t('csvOf', { title })}
              size="md"
              icon={<IconFileSpreadsheet size={16} />}
              onClick={() => saving.csv(title, table)}
            />
            <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <IconButton label={t('pictureOf', { title })} size="md" icon={<IconPhoto size={16} />} />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPhoto size={15} />} onClick={() => saving.png(title, drawing(), about)}>
                  {t('png')}
                </Menu.Item>
                <Menu.Item leftSection={<IconFileVector size={15} />} onClick={() => saving.svg(title, drawing(), about)}>
                  {t('svg')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </div>
      <div ref={place} data-drawing>
        {children}
      </div>
      {showsTable && <DataTable label={title} table={table} />}
    </section>
  )
}
