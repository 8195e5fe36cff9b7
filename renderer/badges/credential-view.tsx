import { Anchor, Button, Collapse } from '@mantine/core'
import { useClipboard, useDisclosure } from '@mantine/hooks'
import { IconBraces, IconCheck, IconCopy } from '@tabler/icons-react'
import { useMemo } from 'react'
import { announce, notify, openExternal, useFormats, useTexts } from '../kit'
import { Prose } from '../review'
import classes from './badges.module.css'
import { layOutJson, type ReadableCredential, type ReachedLevel, readCredential } from './read-credential'

/** The signed credential as a person reads it, and below as it is. */
export function CredentialView({ document }: { document: string }) {
  const t = useTexts('badges')
  const credential = useMemo(() => readCredential(document), [document])
  return (
    <div className={classes.cards}>
      {credential ? <Readable credential={credential} /> : <p className={classes.card}>{t('unreadable')}</p>}
      <Raw document={document} />
    </div>
  )
}

function Readable({ credential }: { credential: ReadableCredential }) {
  const t = useTexts('badges')
  const formats = useFormats()
  const facts = [
    [t('fact.issuer'), credential.issuer.name ?? credential.issuer.id],
    [t('fact.issued'), formats.dateTime(credential.issuedAt)],
    ...(credential.awardedAt === null ? [] : [[t('fact.decided'), formats.dateTime(credential.awardedAt)]]),
    [t('fact.signature'), credential.signature ?? t('fact.unsigned')],
  ]
  return (
    <>
      <section className={classes.card}>
        {credential.description !== null && <p className={classes.description}>{credential.description}</p>}
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {credential.levels.length > 0 && (
        <section className={classes.card}>
          <h2>{t('levels')}</h2>
          <ul className={classes.levels}>
            {credential.levels.map((level) => (
              <Level key={level.criterion} {...level} />
            ))}
          </ul>
        </section>
      )}
      {credential.endorsements.length > 0 && (
        <section className={classes.card}>
          <h2>{t('endorsements')}</h2>
          <p className={classes.caption}>{t('endorsementsHint')}</p>
          <ul className={classes.evidence}>
            {credential.endorsements.map(({ by, comment }, at) => (
              <li key={`${at} ${by}`} className={classes.endorsement}>
                {comment !== '' && <blockquote>{comment}</blockquote>}
                <span>{by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {credential.evidence.length > 0 && (
        <section className={classes.card}>
          <h2>{t('evidence')}</h2>
          <ul className={classes.evidence}>
            {credential.evidence.map((each, at) => (
              <li key={`${at} ${each.name}`}>
                {each.name !== null && <h3>{each.name}</h3>}
                {each.narrative !== null && <Prose markdown={each.narrative} />}
                {each.address !== null && <OutsideLink address={each.address} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** An address out of the workbench, which opens in the system's browser. */
function OutsideLink({ address }: { address: string }) {
  const t = useTexts('badges')
  return (
    <Anchor
      component="button"
      type="button"
      onClick={() => void openExternal(address).catch(() => notify({ kind: 'failed', message: t('notOpened') }))}
    >
      {address}
    </Anchor>
  )
}

function Level({ criterion, level, position, of, descriptor }: ReachedLevel) {
  const t = useTexts('badges')
  return (
    <li>
      <div className={classes.levelHead}>
        <h3>{criterion}</h3>
        <span>{position === null ? level : t('levelOf', { level, position, of })}</span>
      </div>
      {descriptor !== null && <p>{descriptor}</p>}
    </li>
  )
}

/** The document itself, folded away: for whoever wants to check it with tools of their own. */
function Raw({ document }: { document: string }) {
  const t = useTexts('badges')
  const [isOpen, { toggle }] = useDisclosure(false)
  const clipboard = useClipboard({ timeout: 2000 })
  const text = useMemo(() => (isOpen ? layOutJson(document) : ''), [document, isOpen])
  return (
    <section className={classes.card}>
      <div className={classes.rawHead}>
        <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={15} />} aria-expanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'raw.hide' : 'raw.show')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={clipboard.copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          onClick={() => {
            clipboard.copy(document)
            announce(t('raw.copied'))
          }}
        >
          {t(clipboard.copied ? 'raw.copied' : 'raw.copy')}
        </Button>
      </div>
      <Collapse expanded={isOpen}>
        <pre className={classes.raw} tabIndex={0} aria-label={t('raw.label')}>
          {text}
        </pre>
      </Collapse>
    </section>
  )
}
