import { type ReactNode, useEffect } from "react";
import { useDeskState } from "../desk/desk";
import { ListPane } from "../inbox/ListPane";
import { NoConversation, ThreadPane } from "../thread/ThreadPane";
import { VisitorPane } from "../visitor/VisitorPane";
import styles from "./Console.module.css";
import { threePanes, useView, useViewPart } from "./view";

/** Three panes side by side; on a narrow screen one at a time. */
export function Inbox({ conversation }: { readonly conversation: string | undefined }): ReactNode {
  const view = useView();
  const tab = useViewPart((now) => now.tab);
  const pane = useViewPart((now) => now.visitorPane);
  const held = useDeskState((state) =>
    conversation === undefined ? undefined : state.conversations[conversation],
  );
  useEffect(() => {
    // On a narrow screen one comes to a conversation to read it, not to read about its visitor.
    if (conversation !== undefined && !matchMedia(threePanes).matches)
      view.set((now) => ({ ...now, visitorPane: false }));
  }, [conversation, view]);
  const showsVisitor = pane && held !== undefined;
  return (
    <main className={styles.panes} data-chosen={conversation !== undefined} data-visitor={showsVisitor}>
      <ListPane
        tab={tab}
        onTab={(next) => view.set((now) => ({ ...now, tab: next }))}
        selected={conversation}
      />
      {conversation === undefined ? <NoConversation /> : <ThreadPane conversation={conversation} />}
      {showsVisitor && <VisitorPane key={held.conversation.id} held={held} />}
    </main>
  );
}
