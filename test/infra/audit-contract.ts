import assert from 'node:assert/strict';
import { verifyAudit, type AuditLine } from '../../bots/handover/staff/audit-chain.js';
import {
  Audit,
  AuditBroken,
  AuditClockAhead,
  AuditMoved,
  type AuditStore,
} from '../../bots/handover/staff/audit.js';
import { Exercises } from '../../bots/handover/staff/exercises.js';
import { MemoryAudit } from '../../infra/stores/audit-stores.js';

interface UnderTest {
  store: AuditStore;
  /** The same lines as another process, or the next start, sees them. */
  again: () => Promise<AuditStore> | AuditStore;
  /** Puts lines there as somebody with access to the place, and without the key, may. */
  tamper: (lines: readonly AuditLine[]) => Promise<unknown> | void;
}

const KEY = Buffer.alloc(32, 3);
const day = (text: string): number => Date.parse(`${text}T10:00:00Z`);
const acts = ['exercise'];
const everybody = { acts, isKnown: () => Promise.resolve(true) };

/** What any store of the audit's lines must do, with the audit that writes them. */
export function auditContract(name: string, make: () => Promise<UnderTest> | UnderTest): void {
  describe(`the audit in ${name}`, () => {
    let now: number;
    let under: UnderTest;
    beforeEach(async () => {
      now = day('2025-11-01');
      under = await make();
    });
    const over = (store: AuditStore) => new Audit(store, KEY, () => new Date(now));
    const whole = async (head?: string) => verifyAudit(await under.store.all(), KEY, head);
    /** One line of each of these days. */
    const written = async (...days: string[]) => {
      for (const each of days) {
        now = day(each);
        await over(under.store).add({ act: 'read', who: 'anne', case: each });
      }
    };
    const cases = async () => (await under.store.all()).flatMap(({ case: id = [] }) => id);

    it('has no line before the first, and each in order, for whoever looks', async () => {
      assert.equal(await under.store.last(), undefined);
      await written('2025-11-01', '2025-11-02', '2025-11-03');
      const other = await under.again();
      assert.deepEqual(await other.all(), await under.store.all());
      assert.deepEqual([(await other.first(2)).length, (await other.last())?.n], [2, 3]);
    });

    it('takes no line but the next', async () => {
      await written('2025-11-01');
      const line = { at: now, act: 'read', who: 'anne', mac: 'x' };
      for (const n of [1, 3]) await assert.rejects(under.store.append({ ...line, n }), AuditMoved);
      assert.equal((await under.store.all()).length, 1);
    });

    it('keeps each line for twelve months, and not a day longer', async () => {
      await written('2025-11-01', '2025-11-20', '2026-03-01', '2026-11-19');
      now = day('2026-11-20');
      assert.equal(await over(under.store).cut(everybody), 1);
      assert.deepEqual(await cases(), ['2025-11-20', '2026-03-01', '2026-11-19']);
      now = day('2026-11-21');
      assert.equal(await over(await under.again()).cut(everybody), 1);
      assert.deepEqual(await cases(), ['2026-03-01', '2026-11-19']);
      assert.equal(await over(under.store).cut(everybody), 0);
    });

    it('is whole after a cut, says what went, and goes on in the same chain', async () => {
      await written('2025-11-01', '2025-11-20', '2026-03-01');
      now = day('2026-11-25');
      await over(under.store).cut(everybody);
      const kept = await whole();
      assert.ok(kept.whole);
      assert.deepEqual(kept.cut, { on: now, upTo: 2, last: day('2025-11-20') });
      await over(await under.again()).add({ act: 'read', who: 'anne', case: 'next' });
      const verdict = await whole(kept.mac);
      assert.ok(verdict.whole);
      assert.deepEqual([verdict.lines, (await (await under.again()).last())?.n], [2, 4]);
    });

    it('is not cut by a clock that runs ahead, to which every line is old', async () => {
      await written('2025-11-01', '2025-11-02');
      const lines = await under.store.all();
      now = day('2027-01-01');
      await assert.rejects(over(under.store).cut(everybody), AuditClockAhead);
      assert.deepEqual(await under.store.all(), lines);
      now = day('2025-11-03');
      assert.equal(await over(under.store).cut(everybody), 0);
      await over(under.store).add({ act: 'read', who: 'anne' });
      assert.ok((await whole()).whole);
    });

    it('is not whole when its beginning was taken away by hand, cut before or not', async () => {
      await written('2025-11-01', '2025-11-20', '2026-03-01', '2026-04-01');
      const lines = await under.store.all();
      await under.tamper(lines.slice(1));
      assert.deepEqual(await whole(), { whole: false, line: 1 });
      await under.tamper(lines);
      now = day('2026-11-02');
      await over(under.store).cut(everybody);
      const [cut, , ...rest] = await under.store.all();
      assert.ok(cut?.cut);
      await under.tamper([cut, ...rest]);
      assert.deepEqual(await whole(), { whole: false, line: 2 }, 'the line behind the cut is gone');
      await under.tamper(rest);
      assert.deepEqual(await whole(), { whole: false, line: 1 }, 'the cut too');
      const moved = { ...cut, n: lines[1]!.n, at: lines[1]!.at, mac: lines[1]!.mac };
      await under.tamper([moved, ...rest]);
      assert.deepEqual(await whole(), { whole: false, line: 1 }, 'a cut that was moved is under no seal');
      await under.tamper([
        { ...cut, cut: { ...cut.cut, counts: [['exercise', 'anne', 3]] } },
        ...lines.slice(1),
      ]);
      assert.deepEqual(await whole(), { whole: false, line: 1 }, 'nor one with other counts');
      for (const other of [{ act: 'read' }, { who: 'anne' }, { case: 'c' }, { what: 'switch' }]) {
        await under.tamper([{ ...cut, ...other }, ...lines.slice(1)]);
        assert.deepEqual(await whole(), { whole: false, line: 1 }, 'nor one that says it is another act');
      }
      await under.tamper([cut, ...lines.slice(1)]);
      assert.ok((await whole()).whole);
    });

    it('is not cut where the lines to go are not whole: nobody hides a change by waiting', async () => {
      await written('2025-11-01', '2025-11-02', '2025-11-03', '2026-11-01');
      const lines = await under.store.all();
      const changed = lines.filter((_, at) => at !== 1);
      await under.tamper(changed);
      now = day('2026-12-01');
      await assert.rejects(over(under.store).cut(everybody), AuditBroken);
      assert.deepEqual(await under.store.all(), changed);
    });

    it('is cut once, whoever cuts at the same time', async () => {
      await written('2025-11-01', '2025-11-02', '2026-11-01');
      now = day('2026-11-20');
      const both = [over(under.store), over(await under.again())];
      const [one = 0, other = 0] = await Promise.all(both.map((audit) => audit.cut(everybody)));
      assert.equal(one + other, 2);
      assert.ok((await whole()).whole);
      const [first] = await under.store.all();
      assert.equal(await under.store.cut(2, { ...first!, mac: 'of before' }), false);
    });

    it('still knows who has done her exercises, of the accounts that are still there', async () => {
      const audit = over(under.store);
      for (const who of ['anne', 'brigitte'])
        for (let n = 0; n < 3; n += 1) await audit.add({ act: 'exercise', who });
      now = day('2026-11-02');
      await audit.add({ act: 'read', who: 'anne' });
      const isKnown = (who: string) => Promise.resolve(who === 'anne');
      await audit.cut({ acts, isKnown });
      assert.doesNotMatch(JSON.stringify(await under.store.all()), /brigitte/);
      now = day('2028-01-01');
      await audit.add({ act: 'read', who: 'anne' });
      await audit.cut({ acts, isKnown });
      const codeSecret = 'A'.repeat(32);
      assert.equal(await new Exercises(over(await under.again())).left({ name: 'anne', codeSecret }), 0);
      assert.equal(await new Exercises(audit).left({ name: 'brigitte', codeSecret }), 3);
    });

    it('is cut whole, however many lines have waited', async () => {
      const quick = new MemoryAudit();
      const audit = over(quick);
      await Promise.all(Array.from({ length: 1100 }, () => audit.add({ act: 'read', who: 'anne' })));
      now = day('2026-11-01');
      await audit.add({ act: 'read', who: 'anne', case: '2026-11-01' });
      await under.tamper(await quick.all());
      now = day('2026-11-20');
      assert.equal(await over(await under.again()).cut(everybody), 1100);
      assert.deepEqual(await cases(), ['2026-11-01']);
      assert.ok((await whole()).whole);
    });
  });
}
