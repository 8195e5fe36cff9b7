import { SegmentedControl } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { EmptyState, useTexts } from '../../kit'
import type { Finding } from '../../review'
import type { DeskRecord } from '../../store'
import { Coverage } from './coverage'
import { FindingList } from './finding-list'
import { FindingPair } from './finding-pair'
import { usePlaces } from './places'
import classes from './similar.module.css'
import type { SimilarFound } from './use-similar'
import { useKeptFocus } from './use-kept-focus'
import { useSetAside } from './use-set-aside'

const FILTERS = ['telling', 'expected', 'aside'] as const
type Filter = (typeof FILTERS)[number]

type Props = {
  record: DeskRecord
  found: SimilarFound
  /** Shows the candidate's passage in its item. */
  onShow(finding: Finding): void
  /** Goes to another item of this submission. */
  onItem(evidenceId: string): void
  /** Opens another submission. */
  onOpen(allocationId: string): void
  /** Buttons beside what was searched. */
  actions: ReactNode
}

/** What was found: the places as a list, and the chosen one with both passages. */
export function FoundView({ record, found, onShow, onItem, onOpen, actions }: Props) {
  const t = useTexts('similar')
  const places = usePlaces(record, found)
  const aside = useSetAside(record.allocation.id)
  const [filter, setFilter] = useState<Filter>('telling')
  const [wantedId, setWantedId] = useState<string | null>(null)
  const isAside = ({ id }: Finding) => aside.ids.includes(id)
  const byFilter: Record<Filter, Finding[]> = {
    telling: found.findings.filter((finding) => !isAside(finding) && finding.kind === 'telling'),
    expected: found.findings.filter((finding) => !isAside(finding) && finding.kind !== 'telling'),
    aside: found.findings.filter(isAside),
  }
  const shown = byFilter[filter]
  const selected = shown.find(({ id }) => id === wantedId) ?? shown[0]
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box, selected?.id)
  const move = (finding: Finding) => {
    // The next one takes its place, so that one can go through them all.
    const at = shown.indexOf(finding)
    setWantedId((shown[at + 1] ?? shown[at - 1])?.id ?? null)
    if (isAside(finding)) aside.takeBack(finding.id)
    else aside.setAside(finding.id)
  }
  const goToOther = (finding: Finding) => {
    const { allocationId } = places.placeOf(finding)
    if (allocationId === null) onItem(finding.other.evidenceId)
    else onOpen(allocationId)
  }
  if (found.findings.length === 0) {
    const empty = found.isWordless ? 'wordless' : 'nothing'
    return (
      <>
        <EmptyState icon={<IconFileSearch size={24} />} title={t(`empty.${empty}`)} hint={t(`empty.${empty}Hint`)} />
        <Coverage found={found} actions={actions} />
      </>
    )
  }
  return (
    <div ref={box} className={classes.body}>
      <SegmentedControl
        size="xs"
        aria-label={t('filter.label')}
        className={classes.filter ?? ''}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={FILTERS.map((value) => ({
          value,
          label: t(`filter.${value}`, { count: byFilter[value].length }),
        }))}
      />
      {selected ? (
        <div className={classes.found}>
          <FindingList
            findings={shown}
            places={places}
            selectedId={selected.id}
            onSelect={setWantedId}
            onShow={onShow}
            onMove={move}
          />
          <FindingPair
            key={selected.id}
            finding={selected}
            places={places}
            isSetAside={isAside(selected)}
            onShow={onShow}
            onOther={goToOther}
            onMove={move}
          />
        </div>
      ) : (
        <p className={classes.nothing}>{t(`empty.filter.${filter}`)}</p>
      )}
      <Coverage found={found} actions={actions} />
    </div>
  )
}
