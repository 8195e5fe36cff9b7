import { Textarea } from '@mantine/core'
import { MOST_ADDRESSES } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { readAddresses } from './addresses'

type Props = { value: string; sendsMail: boolean; onChange(words: string): void }

/** To whom something goes by e-mail; says where an address is none, and where this hub sends none at all. */
export function AddressesField({ value, sendsMail, onChange }: Props) {
  const t = useTexts('alerts')
  const { wrong, tooMany } = readAddresses(value)
  return (
    <Textarea
      label={t('emails.label')}
      description={sendsMail ? t('emails.hint') : t('emails.none')}
      error={
        (wrong !== null && t('emails.wrong', { address: wrong })) || (tooMany && t('emails.tooMany', { count: MOST_ADDRESSES }))
      }
      // What is there can still be taken out.
      disabled={!sendsMail && value === ''}
      autosize
      minRows={1}
      maxRows={5}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
