/** Members of the longest ring that is looked for. */
const LONGEST_RING = 5

const VOUCHES =
  'select distinct voucher_mark as voucher, candidate_mark as candidate from evidence where voucher_mark is not null'

/** For each vouch that is part of a ring of this length, one such ring; a shorter one that is known already stays. */
function noteRings(length: number): string {
  const steps = Array.from({ length }, (_, at) => `step${at + 1}`)
  const joins = steps.slice(1).map((step, at) => `join vouch ${step} on ${step}.voucher = ${steps[at]}.candidate`)
  const members = steps.map((step) => `${step}.voucher`)
  const areDifferent = members.flatMap((one, at) => members.slice(at + 1).map((other) => `${one} <> ${other}`))
  return `with vouch as (${VOUCHES})
    insert into vouch_rings (voucher_mark, candidate_mark, members)
    select distinct on (step1.voucher, step1.candidate) step1.voucher, step1.candidate, jsonb_build_array(${members.join(', ')})
    from vouch step1 ${joins.join(' ')}
    where ${steps.at(-1)}.candidate = step1.voucher and ${areDifferent.join(' and ')}
    on conflict do nothing`
}

/** Renditions of evidence, rings of vouches, and what records hold since then. */
export const second: readonly string[] = [
  `create table renditions (
    submission_id uuid not null, revision int not null, evidence_id uuid not null, id uuid not null, sha256 text not null,
    primary key (submission_id, revision, id),
    foreign key (submission_id, revision, evidence_id) references evidence (submission_id, revision, id))`,
  'create index renditions_by_file on renditions (id, sha256)',
  'create index evidence_by_vouched on evidence (candidate_mark, voucher_mark) where voucher_mark is not null',
  `create table vouch_rings (
    voucher_mark text not null, candidate_mark text not null, members jsonb not null, primary key (voucher_mark, candidate_mark))`,
  ...[2, 3, 4, LONGEST_RING].map(noteRings),
  `update evidence set body = '{"renditions": []}'::jsonb || body`,
  `update evidence set body = jsonb_set(body, '{vouch}', '{"conflictKinds": [], "ring": []}'::jsonb || (body -> 'vouch'))
    where jsonb_typeof(body -> 'vouch') = 'object'`,
  `update submission_revisions set earlier_decision = '{"levels": {}, "evidence": [], "annotations": []}'::jsonb || earlier_decision
    where earlier_decision is not null`,
  `update waiting_revisions set body = jsonb_set(body, '{items}', coalesce((
    select jsonb_agg(
      case when jsonb_typeof(entry #> '{item,vouch}') = 'object'
        then jsonb_set(with_renditions, '{item,vouch}', '{"conflictKinds": [], "ring": []}'::jsonb || (entry #> '{item,vouch}'))
        else with_renditions end order by position)
    from jsonb_array_elements(body -> 'items') with ordinality as items (entry, position),
      lateral (select jsonb_set(entry, '{item}', '{"renditions": []}'::jsonb || (entry -> 'item')) as with_renditions) as changed),
    '[]'::jsonb))`,
  `update waiting_revisions
    set body = jsonb_set(body, '{earlierDecision}',
      '{"levels": {}, "evidence": [], "annotations": []}'::jsonb || (body -> 'earlierDecision'))
    where jsonb_typeof(body -> 'earlierDecision') = 'object'`,
]
