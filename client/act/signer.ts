/** EIP-712 typed data as `eth_signTypedData_v4` takes it. */
export type Eip712 = {
  domain: Record<string, unknown>;
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
  message: Record<string, unknown>;
};

/** A call of a contract; `value` in wei. */
export type PlainCall = { to: string; data: string; value: bigint };

/** A transaction for a key to sign, with nothing left open; gas in units, fees in wei. */
export type FullTransaction = PlainCall & {
  /** 2 (EIP-1559), or 0 on a chain whose blocks have no base fee. */
  type: number;
  chainId: bigint;
  from: string;
  nonce: bigint;
  gasLimit: bigint;
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
};

/** A transaction that a wallet has sent. */
export type SentByWallet = {
  /** Its hash, once it has one: a contract wallet's may come when others have signed. */
  hash: string;
  /** Waits until it is mined. */
  mined(signal?: AbortSignal): Promise<{ blockNumber: number; succeeded: boolean }>;
};

/** Who acts, and what it can do; see `fromEthers`, `fromViem`, `fromProvider` and `contractWallet`. */
export type Signer = {
  /** The account that acts. */
  address: string;
  /** Signs typed data: a key as any wallet, a contract wallet as ERC-1271 has it. */
  signTypedData?(typedData: Eip712): Promise<string>;
  /** Signs a transaction without sending it: then the gateway sends it and a crash loses nothing. */
  signTransaction?(transaction: FullTransaction): Promise<string>;
  /** Makes a call and pays for it. */
  send?(call: PlainCall): Promise<SentByWallet>;
};
