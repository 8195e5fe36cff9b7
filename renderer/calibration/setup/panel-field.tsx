import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Achievement, Colleague } from '../../../shared/domain'
import { EmptyState, useTexts } from '../../kit'
import setup from './setup.module.css'

type Props = {
  colleagues: readonly Colleague[]
  achievement: Achievement
  chosenIds: readonly string[]
  onChange(ids: string[]): void
}

/** Chooses who scores: those of the achievement's panel first, where it has one. */
export function PanelField({ colleagues, achievement, chosenIds, onChange }: Props) {
  const t = useTexts('calibration')
  const [search, setSearch] = useState('')
  const { panelId } = achievement.policy
  const wanted = search.trim().toLocaleLowerCase()
  const found = colleagues.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const isOfPanel = ({ panels }: Colleague) => panelId !== undefined && panels.includes(panelId)
  const groups = [
    { title: t('setup.panelOfThis'), people: found.filter(isOfPanel) },
    { title: t('setup.panelOthers'), people: found.filter((one) => !isOfPanel(one)) },
  ].filter(({ people }) => people.length > 0)
  if (colleagues.length === 0) return <EmptyState title={t('setup.panelNone')} hint={t('setup.panelNoneHint')} />
  const toggle = (id: string) => onChange(chosenIds.includes(id) ? chosenIds.filter((one) => one !== id) : [...chosenIds, id])
  const shown = new Set(found.map(({ id }) => id))
  const hasAll = found.length > 0 && found.every(({ id }) => chosenIds.includes(id))
  /** Of those who are shown; who was chosen besides stays. */
  const toggleAll = () => {
    const others = chosenIds.filter((id) => !shown.has(id))
    onChange(hasAll ? others : [...others, ...shown])
  }
  return (
    <>
      <div className={setup.tools}>
        <TextInput label={t('setup.panelSearch')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Button variant="default" disabled={found.length === 0} onClick={toggleAll}>
          {hasAll ? t('setup.panelLeaveOut', { count: found.length }) : t('setup.panelAll', { count: found.length })}
        </Button>
      </div>
      <div className={setup.people} role="group" aria-label={t('setup.panel')}>
        {groups.map(({ title, people }) => [
          groups.length > 1 && (
            <h3 key={title} className={setup.peopleHead}>
              {title}
            </h3>
          ),
          ...people.map(({ id, name }) => (
            <Checkbox key={id} size="sm" label={name} checked={chosenIds.includes(id)} onChange={() => toggle(id)} />
          )),
        ])}
      </div>
    </>
  )
}
