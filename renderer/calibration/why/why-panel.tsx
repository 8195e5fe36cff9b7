import { Button, Modal, Select } from '@mantine/core'
import { IconColumns2, IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Criterion, levelIndex, type RoundScore, scoreFor } from '../../../shared/domain'
import { MarkedText, splitMarks } from '../../review'
import { type NumberWords, useNumberWords } from '../../charts'
import { type Texts, useTexts } from '../../kit'
import { type RoundRecord, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import type { RoundLevels } from '../figures/round-levels'
import { type Base, partsOf } from '../matrix/distances'
import type { Place } from '../matrix/move-in-grid'
import { PairAgreement } from './pair-agreement'
import { Side } from './side'
import why from './why.module.css'

type Props = {
  record: RoundRecord
  criteria: readonly Criterion[]
  levels: RoundLevels
  base: Base
  place: Place
  /** What each rater is called. */
  names: readonly string[]
}

/** Stands for the reference among those one can be laid beside. */
const REFERENCE = ''

/** Why a cell is as it is: its exemplars, what the rater and another one wrote and quoted there, and what the levels say. */
export function WhyPanel({ record, criteria, levels, base, place, names }: Props) {
  const t = useTexts('calibration')
  const numbers = useNumberWords()
  const [wantedExemplar, setWantedExemplar] = useState<number | null>(null)
  const [besideId, setBesideId] = useState(REFERENCE)
  const [isWide, setWide] = useState(false)
  const { round } = record
  const criterion = criteria[place.row]
  const member = round.panel[place.column]
  const parts = partsOf(levels, base, place.row, place.column)
  const part = parts.find(({ exemplar }) => exemplar === wantedExemplar) ?? parts[0]
  const exemplar = part && round.exemplars[part.exemplar]
  const { desk } = useStore()
  const submission = useStoreQuery(
    // It only names the evidence: where it can't be read any more, what was given for it still can.
    () =>
      exemplar
        ? desk.open(exemplar.allocationId).then(
            (opened) => opened?.submission ?? null,
            () => null,
          )
        : Promise.resolve(null),
    [exemplar?.allocationId],
  )
  if (!criterion || !member) return null
  const who = names[place.column] ?? member.code
  const mean = parts.length === 0 ? Number.NaN : parts.reduce((sum, one) => sum + one.distance, 0) / parts.length
  const scoreOf = (personId: string | null) =>
    record.scores.find((score) => score.personId === personId && score.submissionId === exemplar?.submissionId) ?? null
  const otherId = round.panel.some(({ personId }) => personId === besideId) && besideId !== member.personId ? besideId : REFERENCE
  const other =
    otherId === REFERENCE ? t('why.reference') : (names[round.panel.findIndex((one) => one.personId === otherId)] ?? '')
  const evidence = submission?.evidence ?? []
  const given = { mine: scoreOf(member.personId), other: scoreOf(otherId === REFERENCE ? null : otherId) }
  const sides = (
    <>
      <Side who={who} tone="blue" criterion={criterion} given={given.mine} evidence={evidence} />
      <Side who={other} tone="brass" criterion={criterion} given={given.other} evidence={evidence} />
    </>
  )
  return (
    <aside className={why.panel} aria-label={t('why.title')}>
      <div>
        <p className={why.over}>
          {t('why.label', { criterion: criterion.code, rater: who, words: meanWords(mean, t, numbers) })}
        </p>
        <h2>{t('why.title')}</h2>
        <p className={classes.note}>
          {criterion.code} {criterion.title}
        </p>
      </div>
      {parts.length > 0 && (
        <section>
          <h3>{t('why.exemplars')}</h3>
          <ul className={why.parts}>
            {parts.map((one) => (
              <li key={one.exemplar}>
                <button
                  type="button"
                  className={why.part}
                  aria-current={one === part || undefined}
                  onClick={() => setWantedExemplar(one.exemplar)}
                >
                  <span>{round.exemplars[one.exemplar]?.pseudonym}</span>
                  <span>
                    {t('why.pair', {
                      level: one.level + 1,
                      base: numbers.fixed(one.base + 1, Number.isInteger(one.base) ? 0 : 1),
                    })}{' '}
                    <b>{numbers.signed(one.distance, Number.isInteger(one.distance) ? 0 : 1)}</b>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {exemplar && (
        <>
          <Select
            label={t('why.against')}
            size="sm"
            allowDeselect={false}
            searchable={round.panel.length > 8}
            data={[
              { value: REFERENCE, label: t('why.reference') },
              ...round.panel.flatMap(({ personId }, at) =>
                personId === member.personId ? [] : { value: personId, label: names[at] ?? '' },
              ),
            ]}
            value={otherId}
            onChange={(id) => setBesideId(id ?? REFERENCE)}
          />
          <div className={`${classes.card} ${why.sides}`}>{sides}</div>
          <PairAgreement
            levels={levels}
            criterion={place.row}
            rater={place.column}
            beside={otherId === REFERENCE ? null : round.panel.findIndex(({ personId }) => personId === otherId)}
          />
          <Descriptors criterion={criterion} given={[given.mine, given.other]} />
          <div className={why.foot}>
            <Button variant="default" size="xs" leftSection={<IconColumns2 size={15} />} onClick={() => setWide(true)}>
              {t('why.sideBySide')}
            </Button>
            <Button
              component={Link}
              href={`/desk/${exemplar.allocationId}`}
              variant="default"
              size="xs"
              leftSection={<IconExternalLink size={15} />}
            >
              {t('why.open')}
            </Button>
          </div>
          <Modal
            opened={isWide}
            onClose={() => setWide(false)}
            size="64rem"
            title={`${criterion.code} ${criterion.title} · ${exemplar.pseudonym}`}
            closeButtonProps={{ 'aria-label': t('why.close') }}
          >
            <div className={why.sides} data-wide>
              {sides}
            </div>
            <Descriptors criterion={criterion} given={[given.mine, given.other]} />
          </Modal>
        </>
      )}
    </aside>
  )
}

function meanWords(mean: number, t: Texts<'calibration'>, numbers: NumberWords): string {
  if (Number.isNaN(mean)) return t('matrix.band.none')
  if (Math.abs(mean) < 0.05) return t('why.near')
  return t(mean < 0 ? 'why.harsher' : 'why.milder', { count: numbers.fixed(Math.abs(mean), 1) })
}

/** What the levels say that the two gave, the lower one first. */
function Descriptors({ criterion, given }: { criterion: Criterion; given: readonly (RoundScore | null)[] }) {
  const t = useTexts('calibration')
  const places = given.map((score) => (score ? levelIndex(criterion, scoreFor(score, criterion.id).levelId) : -1))
  const shown = [...new Set(places)].filter((at) => at >= 0).sort((a, b) => a - b)
  if (shown.length === 0) return null
  return (
    <section>
      <h3 className={why.heading}>{t('why.descriptors')}</h3>
      <dl className={why.descriptors}>
        {shown.map((at) => {
          const level = criterion.levels[at]
          return level ? (
            <div key={level.id}>
              <dt>
                {at + 1} {level.title}
              </dt>
              <dd>
                <MarkedText stretches={splitMarks(level.descriptor)} />
              </dd>
            </div>
          ) : null
        })}
      </dl>
    </section>
  )
}
