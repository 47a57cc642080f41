import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReadyAction } from '../../../../../client/index.ts';
import { Notice } from '../../../components/ui/Notice.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { actingAccount } from '../../../lib/account/account.ts';
import { useAsOf } from '../../../lib/moment.ts';
import { Address } from '../../guild/components/Address.tsx';
import { useGuild } from '../../guild/useGuild.ts';
import { actionNamed, type DescribedAction, inputNamed } from '../described/described.ts';
import { inPlainWords } from '../described/inPlainWords.ts';
import { titles } from '../described/titles.ts';
import { useActing } from '../useActing.ts';
import { ActionForm } from './ActionForm.tsx';
import { ReviewSheet } from './ReviewSheet.tsx';

const route = getRouteApi('/g/$guild/act/$action');

/** The form of one action; its address may fill it in. Nothing is done before the review sheet is signed. */
export function ActScreen() {
  const { action: name } = route.useParams();
  const action = actionNamed(name);
  const guild = useGuild().id;
  if (!action) {
    return (
      <Notice tone="empty" title="There is no such action" isScreen>
        <p>
          Choose one of{' '}
          <Link to="/g/$guild/act" params={{ guild }}>
            all actions
          </Link>
          .
        </p>
      </Notice>
    );
  }
  return <KnownAction key={name} name={name} action={action} />;
}

function KnownAction({ name, action }: { name: string; action: DescribedAction }) {
  const guild = useGuild().id;
  return (
    <>
      <p className="crumb">
        <Link to="/g/$guild/act" params={{ guild }}>
          All actions
        </Link>
      </p>
      <div className="screen-head">
        <div>
          <ScreenTitle>{titles[name] ?? name}</ScreenTitle>
          <p className="lead">{inPlainWords(action.description)}</p>
        </div>
      </div>
      <Act name={name} action={action} />
    </>
  );
}

function Act({ name, action }: { name: string; action: DescribedAction }) {
  const guild = useGuild().id;
  const account = actingAccount.use();
  const { with: prefilled = NOTHING } = route.useSearch();
  const [payer, setPayer] = useState<ReadyAction['payer']>();
  const { acting, begin, close } = useActing();
  const isPast = useAsOf() !== undefined;
  const type = inputNamed(action.input) ?? { fields: [] };
  const isSignature = action.isSignature ?? false;
  const review = (input: Record<string, unknown>) => {
    if (!account) return;
    const inGuild = type.fields.some((field) => field.name === 'guild') ? { ...input, guild } : input;
    void begin({ action: name, input: inGuild, guild }, account, { isSignature, payer });
  };
  return (
    <>
      {isPast && <Notice tone="warning" title="You act now, not at the block that you look at" />}
      <WhoActs />
      <ActionForm
        key={JSON.stringify(prefilled)}
        type={type}
        prefilled={prefilled}
        errors={acting.at === 'form' ? (acting.failed?.errors ?? NO_ERRORS) : NO_ERRORS}
        isBusy={acting.at === 'preparing' || account === undefined}
        onReview={review}
      />
      {!isSignature && <PayerChoice payer={payer} onChoose={setPayer} />}
      {acting.at === 'form' && acting.isTakenBack && <Notice tone="empty" title="Nothing was signed" />}
      {acting.at === 'form' && acting.fault && <Notice tone="failure" title={acting.fault} />}
      {acting.at !== 'form' && acting.at !== 'preparing' && <ReviewSheet acting={acting} onClose={close} />}
    </>
  );
}

const NO_ERRORS: readonly never[] = [];
const NOTHING = {};

function WhoActs() {
  const account = actingAccount.use();
  if (!account) {
    return (
      <Notice tone="warning" title="Choose whom you act as">
        <p>Open “Act as” at the top of the page. Until then this form can be filled in, and not reviewed.</p>
      </Notice>
    );
  }
  return (
    <p className="who-acts">
      You act as <Address address={account.address} />
      {account.kind === 'test' && ', a test account of this local chain, whose key everybody knows'}.
    </p>
  );
}

type PayerProps = {
  payer: ReadyAction['payer'] | undefined;
  onChoose: (payer: ReadyAction['payer'] | undefined) => void;
};

function PayerChoice({ payer, onChoose }: PayerProps) {
  return (
    <label className="payer">
      Who pays the gas{' '}
      <select
        value={payer ?? ''}
        onChange={({ target: { value } }) => onChoose(value === 'account' ? 'account' : undefined)}
      >
        <option value="">The relayer where it pays, else my account</option>
        <option value="account">My account</option>
      </select>
    </label>
  );
}
