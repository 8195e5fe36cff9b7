import { Button, Group } from '@mantine/core'
import { IconBellPlus } from '@tabler/icons-react'
import type { Achievement } from '../../../shared/domain'
import { EmptyState, LoadingState, useFormats, useTexts } from '../../kit'
import { type KnownRule, useStore, useStoreQuery } from '../../store'
import { useActing } from '../act/use-acting'
import { useAboutWords } from './achievement-words'
import classes from './alerts.module.css'
import { RuleState } from './rule-state'
import { TroubleLine } from './trouble-line'

type Props = { achievements: readonly Achievement[]; onSet(rule: KnownRule | null): void }

/** The rules, and how each stands. */
export function RulesCard({ achievements, onSet }: Props) {
  const t = useTexts('alerts')
  const rules = useStoreQuery(({ alerting }) => alerting.rules(), [])
  const add = (
    <Button size="compact-md" leftSection={<IconBellPlus size={16} aria-hidden />} onClick={() => onSet(null)}>
      {t('rule.add')}
    </Button>
  )
  return (
    <section className={classes.card} aria-labelledby="alert-rules">
      <header className={classes.head}>
        <h2 id="alert-rules">{t('rules.title')}</h2>
        {rules !== undefined && rules.length > 0 && add}
      </header>
      {rules === undefined ? (
        <LoadingState rows={2} />
      ) : rules.length === 0 ? (
        <EmptyState title={t('rules.none')} hint={t('rules.noneHint')} actions={add} />
      ) : (
        <ul className={classes.list}>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} achievements={achievements} onSet={onSet} />
          ))}
        </ul>
      )}
    </section>
  )
}

function RuleRow({ rule, achievements, onSet }: Props & { rule: KnownRule }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  const { alerting } = useStore()
  const act = useActing()
  const about = useAboutWords(achievements)
  const { name, measure, over, achievementId, desktop, emails, webhook, quietHours, quietOnFreeDays, remindEveryDays } =
    rule.terms
  const ways = [
    ...(desktop ? [t('way.desktop')] : []),
    ...(emails.length > 0 ? [t('way.emails', { count: emails.length })] : []),
    ...(webhook === null ? [] : [rule.hub?.isSigned ? t('way.signedWebhook') : t('way.webhook')]),
  ]
  const whens = [
    ...(quietHours === null ? [] : [t('quiet.says', quietHours)]),
    ...(quietOnFreeDays ? [t('quiet.saysFree')] : []),
    ...(remindEveryDays === null ? [] : [t('remind.says', { count: remindEveryDays })]),
  ]
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <h3>{name}</h3>
        <p>{t(`says.${measure}`, { over: formats.number(over), about: about(achievementId) })}</p>
        <p className={classes.note}>{[formats.list(ways), ...whens].join(' · ')}</p>
        <TroubleLine trouble={rule.hub?.lastTrouble ?? null} />
      </div>
      <RuleState rule={rule} />
      <Group gap="xs">
        <Button size="compact-sm" variant="default" aria-label={t('rule.changeNamed', { name })} onClick={() => onSet(rule)}>
          {t('change')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('rule.endNamed', { name })}
          onClick={() => void act(() => alerting.endRule(rule.id), t('rule.ended', { name }))}
        >
          {t('end')}
        </Button>
      </Group>
    </li>
  )
}
