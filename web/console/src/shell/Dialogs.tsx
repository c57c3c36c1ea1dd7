import type { ReactNode } from "react";
import { WhyDialog } from "../decision/WhyDialog";
import { Help } from "../keys/Help";
import { TransferDialog } from "../thread/TransferDialog";
import { GoOfflineDialog } from "./GoOfflineDialog";

/** What opens over any page. Not in the first load: it comes right after it, before anybody can want it. */
export default function Dialogs({ conversation }: { readonly conversation: string | undefined }): ReactNode {
  return (
    <>
      <Help />
      <TransferDialog conversation={conversation} />
      <WhyDialog />
      <GoOfflineDialog />
    </>
  );
}
