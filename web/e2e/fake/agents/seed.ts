import { type FakeAgent, type FakeConversation, World } from "./world.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** A desk on a working morning: enough of everything to look at. */
export function seeded(base = Date.now()): {
  readonly world: World;
  readonly li: FakeAgent;
  readonly wang: FakeAgent;
  readonly chen: FakeAgent;
  readonly first: FakeConversation;
} {
  const world = new World();
  const li = world.addAgent({
    login: "li",
    password: "li-li-li-li",
    name: "Li Na 李娜",
    role: "agent",
    capacity: 5,
    status: "online",
  });
  const wang = world.addAgent({
    login: "wang",
    password: "wang-wang",
    name: "Wang Wei 王伟",
    role: "agent",
    capacity: 4,
    status: "away",
  });
  const chen = world.addAgent({
    login: "chen",
    password: "chen-chen",
    name: "Chen Mei 陈梅",
    role: "administrator",
    capacity: 3,
    status: "away",
  });
  let at = base - 12 * day;
  world.at(() => at);
  const says = (one: FakeConversation, text: string, later = 20_000): void => {
    at += later;
    world.post(
      one,
      {
        kind: "visitor",
        id: one.visitor.id,
        ...(one.visitor.name === undefined ? {} : { name: one.visitor.name }),
      },
      { kind: "text", text },
      world.newId("m"),
    );
  };
  const replies = (
    one: FakeConversation,
    agent: FakeAgent,
    text: string,
    later = 25_000,
    kind: "text" | "note" = "text",
  ): void => {
    at += later;
    world.post(one, { kind: "agent", id: agent.id, name: agent.name }, { kind, text }, world.newId("m"));
  };

  const ming = world.addVisitor({
    name: "Ming Zhao 赵明",
    email: "ming@example.com",
    identified: true,
    locale: "zh-CN",
    page: {
      url: "https://shop.example.com/tea/longjing?size=250",
      title: "Longjing, spring harvest, 250 g",
      referrer: "https://www.example.org/search?q=longjing",
    },
    attributes: { plan: "gold", orders: 7, city: "Hangzhou" },
  });
  says(ming, "你好，请问龙井茶什么时候发货？");
  replies(ming, li, "您好！今天下午三点前下单，当天发货。");
  says(ming, "太好了，谢谢！");
  at += minute;
  world.close(ming, { kind: "agent", id: li.id, name: li.name }, "agent");
  at += minute;
  world.append(
    ming,
    { kind: "visitor", id: ming.visitor.id },
    { kind: "rated", cycle: 1, score: 5, comment: "回复很快" },
  );

  at = base - 3 * day;
  for (let i = 0; i < 40; i++) {
    const one = world.addVisitor({ name: `Guest ${i + 1}`, present: false });
    says(one, "Do you ship to Norway?", 1000);
    replies(one, li, "We do, within five days.", 4000);
    world.close(one, { kind: "agent", id: li.id, name: li.name }, "agent");
  }

  at = base - 9 * minute;
  says(ming, 'Hi again! My order 20261118-07 has been at "packed" since Friday. Is something wrong?');
  says(ming, "https://shop.example.com/orders/20261118-07", 4000);
  replies(ming, li, "Good morning Ming, let me look at it.");
  replies(ming, li, "Warehouse says one tin was damaged; a new one goes out today.", 50_000, "note");
  replies(
    ming,
    li,
    "One of the two tins was dented, so we are packing a fresh one. It leaves today, and I have refunded the shipping.",
    15_000,
  );
  ming.delivered.visitor = ming.read.visitor = ming.entries.length;
  says(ming, "That is kind, thank you.", 60_000);
  says(ming, "Could you also add a gift note?", 8000);

  at = base - 4 * minute;
  const anonymous = world.addVisitor({
    locale: "en-GB",
    page: { url: "https://shop.example.com/cart", title: "Your cart" },
  });
  says(
    anonymous,
    'The voucher SPRING does not work. I tried it three times now and the page only says "something went wrong".',
  );
  at = base - 100_000;
  const sofia = world.addVisitor({
    name: "Sofía Hernández",
    email: "sofia@example.com",
    present: false,
    locale: "es",
  });
  says(sofia, "Is the green teapot dishwasher safe?");
  at = base - 20_000;
  const tanaka = world.addVisitor({
    name: "田中 花子",
    locale: "ja",
    page: { url: "https://shop.example.com/", title: "Teehaus" },
  });
  says(tanaka, "抹茶の賞味期限を教えてください。");
  const olga = world.addVisitor({ name: "Olga", present: true });
  says(olga, "Hello?");
  replies(olga, li, "Hello Olga, how can I help?", 5000);

  li.capacity = 5;
  at = base - 200_000;
  const queued = world.addVisitor({ name: "Per Hansen", locale: "nb-NO" });
  says(queued, "Can I change the delivery address?");
  const alsoQueued = world.addVisitor({ present: false });
  says(alsoQueued, "你们有实体店吗？");
  const chens = world.addVisitor({ name: "Amir Haddad", identified: true, email: "amir@example.com" });
  world.take(chens, chen);
  says(chens, "I would like an invoice with VAT.");
  replies(chens, chen, "Of course. Which company name shall stand on it?", 30_000);
  world.at(Date.now);
  return { world, li, wang, chen, first: ming };
}
