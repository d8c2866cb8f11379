import { useState } from 'preact/hooks';
import type { Desk } from './desk.js';

export function SignIn({ desk }: { desk: Desk }) {
  const { say, data } = desk;
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    setBusy(true);
    setFault(
      (await desk.signIn({ name: field('name'), password: field('password'), code: field('code') })) ?? '',
    );
    setBusy(false);
  };
  return (
    <main class="sign-in">
      <h1>{say('title')}</h1>
      {data.fictional && <p class="quiet">{say('sign_in_demo')}</p>}
      <form onSubmit={(event) => void submit(event)}>
        <Field name="name" label={say('sign_in_name')} autocomplete="username" />
        <Field name="password" label={say('sign_in_password')} autocomplete="current-password" />
        <Field name="code" label={say('sign_in_code')} autocomplete="one-time-code" />
        <p class="fault" role="alert">
          {fault}
        </p>
        <button class="main" disabled={isBusy}>
          {say('sign_in')}
        </button>
      </form>
      {data.hasProvider && (
        <p>
          <a href="/equipe/oidc/partir">{say('sign_in_provider')}</a>
        </p>
      )}
      <button class="plain" lang={desk.state.lang === 'fr' ? 'en' : 'fr'} onClick={() => toOther(desk)}>
        {say('other_language')}
      </button>
    </main>
  );
}

export function toOther(desk: Desk): void {
  desk.patch({ lang: desk.state.lang === 'fr' ? 'en' : 'fr' });
}

function Field({
  name,
  label,
  autocomplete,
}: {
  name: string;
  label: string;
  autocomplete: 'username' | 'current-password' | 'one-time-code';
}) {
  const type = (name === 'password' ? 'password' : 'text') as 'text';
  const inputMode = name === 'code' ? 'numeric' : 'text';
  return (
    <p>
      <label for={name}>{label}</label>
      <input id={name} name={name} type={type} inputMode={inputMode} autocomplete={autocomplete} />
    </p>
  );
}
