import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Program } from '../program.js';

const read = (name: string): string => readFileSync(`infra/deploy/${name}`, 'utf8');
const { groups } = parse(read('alerts.yaml')) as {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(read('dashboard.json')) as {
  panels: { id: number; gridPos: object; targets: { expr: string }[] }[];
};
const expressions = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);
/** Names as Prometheus would ask for them; `up` is its own. */
const named = new Set(expressions.join(' ').match(/\b(reperes|nodejs|process)_\w+(?=[{[)\s]|$)/g));

describe('what watches the service', function () {
  this.timeout(120_000);
  let program: Program;
  let told: string;
  before(async () => {
    program = new Program({});
    told = await (await fetch(`${await program.url()}metrics`)).text();
  });
  after(() => program.clean());

  it('asks only for what the real program tells', () => {
    assert.ok(named.size >= 15);
    for (const name of named) assert.match(told, new RegExp(`^# TYPE ${name} `, 'm'));
  });

  it('asks for all that is ours: nothing is counted for nobody', () => {
    const ours = [...told.matchAll(/^# TYPE (reperes_\w+) /gm)].map(([, name]) => name ?? '');
    for (const name of ours) assert.ok(named.has(name), name);
  });

  it('asks for states of records that are told', () => {
    const states = expressions.flatMap((expr) => /state=~"([^"]+)"/.exec(expr)?.[1]?.split('|') ?? []);
    assert.ok(states.length > 0);
    for (const state of states)
      assert.match(told, new RegExp(`^reperes_content_records\\{state="${state}"\\} \\d+$`, 'm'));
  });

  for (const [what, metric] of [
    ['nobody is present while somebody waits', 'reperes_line_alone'],
    ['somebody has waited more than three minutes', 'reperes_line_long'],
    ['numbers have lapsed', 'reperes_content_records'],
    ['what hears danger is not what passed the gate', 'reperes_hearing_measured'],
    ['texts are left unanswered', 'reperes_sms_total'],
    ['the audit could not be cut', 'audit_failed'],
    ['the rota is open and nobody is signed in', 'reperes_rota_unattended'],
  ] as const) {
    it(`calls somebody when ${what}`, () => {
      assert.ok(rules.some(({ expr, annotations }) => expr.includes(metric) && annotations.summary !== ''));
    });
  }

  it('tells that the network which hears danger is the one that was measured', () => {
    assert.match(told, /^reperes_hearing_measured 1$/m);
    assert.match(told, /^reperes_hearing_recall\{label="strangulation"\} \d/m);
  });

  it('names nobody and no place: every label is one of a few that say what, never who or where', () => {
    const labels = [...told.matchAll(/[{,](\w+)="/g)].map(([, label]) => label ?? '');
    const known = ['step', 'what', 'event', 'record', 'pack', 'version', 'verdict', 'state', 'label'];
    const ofNode = ['major', 'minor', 'patch', 'space', 'kind', 'le', 'type', 'quantile'];
    for (const label of labels) assert.ok([...known, ...ofNode].includes(label), label);
  });

  it('has each panel once and each in its own place', () => {
    for (const each of ['id', 'gridPos'] as const)
      assert.equal(new Set(panels.map((panel) => JSON.stringify(panel[each]))).size, panels.length, each);
  });
});
