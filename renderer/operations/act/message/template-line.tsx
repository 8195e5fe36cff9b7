import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../../kit'
import classes from '../act.module.css'
import { STOCK, type Template } from './templates'
import { useTemplates } from './use-templates'

type Props = { said: Pick<Template, 'subject' | 'words'>; onTake(template: Pick<Template, 'subject' | 'words'>): void }

/** Words to begin with, and a place to keep one's own. */
export function TemplateLine({ said, onTake }: Props) {
  const t = useTexts('acting')
  const { own, keep, drop } = useTemplates()
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const stock = STOCK.map((one) => ({
    name: t(`template.${one}.name`),
    subject: t(`template.${one}.subject`),
    words: t(`template.${one}.words`),
  }))
  const all = [
    ...stock.map((one, at) => ({ ...one, key: `stock ${at}` })),
    ...own.map((one) => ({ ...one, key: `own ${one.name}` })),
  ]
  const choose = (key: string | null) => {
    setChosen(key)
    const template = all.find((one) => one.key === key)
    if (template) onTake(template)
  }
  const ownChosen = all.find(({ key }) => key === chosen && key.startsWith('own '))
  const isKeepable = name.trim() !== '' && said.words.trim() !== ''
  return (
    <>
      <div className={classes.line}>
        <Select
          label={t('template.label')}
          description={t('template.marks')}
          placeholder={t('template.none')}
          data={[
            { group: t('template.stock'), items: all.filter(({ key }) => key.startsWith('stock ')).map(toItem) },
            ...(own.length > 0
              ? [{ group: t('template.own'), items: all.filter(({ key }) => key.startsWith('own ')).map(toItem) }]
              : []),
          ]}
          value={chosen}
          onChange={choose}
          clearable={false}
        />
        {ownChosen && (
          <Button
            variant="default"
            onClick={() => {
              setChosen(null)
              void drop(ownChosen.name)
            }}
          >
            {t('template.drop')}
          </Button>
        )}
      </div>
      <details>
        <summary>{t('template.keep')}</summary>
        <div className={classes.line}>
          <TextInput
            label={t('template.name')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            variant="default"
            aria-disabled={!isKeepable}
            onClick={() => {
              if (!isKeepable) return
              void keep({ name: name.trim(), subject: said.subject, words: said.words })
              setName('')
            }}
          >
            {t('template.keepIt')}
          </Button>
        </div>
      </details>
    </>
  )
}

const toItem = ({ key, name }: { key: string; name: string }) => ({ value: key, label: name })
