import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type Table, useSaving } from '../charts'
import { IconButton, useTexts } from '../kit'

type Props = {
  /** What the figures are of, for the name of the file. */
  name: string
  title: string
  table(): Table
}

/** A button that saves a table of the room as CSV: all of its rows, also those that aren't shown. */
export function SaveTable({ name, title, table }: Props) {
  const t = useTexts('charts')
  const saving = useSaving(name)
  return (
    <IconButton
      label={t('csvOf', { title })}
      size="md"
      icon={<IconFileSpreadsheet size={16} />}
      onClick={() => saving.csv(title, table())}
    />
  )
}
