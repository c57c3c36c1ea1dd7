/** What the shop says, in its two languages. */
export const texts = {
  en: {
    brand: "Moonridge Tea",
    teas: "Teas",
    orders: "Orders",
    help: "Help",
    headline: "Tea from one mountain, sent the week it is made.",
    lead: "Small gardens, whole leaves, no blends. Free delivery from ¥199.",
    ask: "A question about an order or a tea?",
    askMore: "Our tea people answer every day from 9 to 21.",
    askNow: "Ask us",
    about: "This is the demo shop of Rapport. Nothing here is for sale.",
    add: "Add to basket",
    added: "In the basket",
  },
  zh: {
    brand: "山月茶舍",
    teas: "茶叶",
    orders: "我的订单",
    help: "帮助",
    headline: "一座山的茶，做好当周寄出。",
    lead: "小茶园，整叶，不拼配。满 199 元包邮。",
    ask: "想问订单，或者想挑茶？",
    askMore: "每天 9 点到 21 点，我们的茶师在线解答。",
    askNow: "联系我们",
    about: "这是 Rapport 的演示商店，商品均不出售。",
    add: "加入购物车",
    added: "已加入",
  },
} as const;

type Label = { readonly name: string; readonly note: string };
export type Good = { readonly en: Label; readonly zh: Label; readonly price: number; readonly shape: string };

const TEAPOT =
  "M18 20h26v8a12 12 0 01-12 12h-2a12 12 0 01-12-12zM44 24l8-4M18 23h-4a5 5 0 000 10h5M25 20a6 6 0 0112 0M31 11v3";
const CUP =
  "M18 18h24v10a10 10 0 01-10 10h-4a10 10 0 01-10-10zM42 21h4a4 4 0 010 9h-4M14 42h32M26 12c0-3 3-3 3-6M32 12c0-3 3-3 3-6";
const TIN = "M20 12h24v30H20zM20 18h24M24 6h16v6H24zM27 26h10v8H27z";
const LEAF = "M14 38C14 18 30 8 50 8c0 20-12 32-30 30M14 42c6-14 16-22 28-27";
const CAKE =
  "M12 26a20 8 0 0040 0 20 8 0 00-40 0zM12 26v6a20 8 0 0040 0v-6M26 25a6 2.4 0 0012 0 6 2.4 0 00-12 0z";
const SACK = "M22 14h20l4 26a4 4 0 01-4 4H22a4 4 0 01-4-4zM22 14l-3-6h26l-3 6M26 28h12";

export const goods: readonly Good[] = [
  {
    en: { name: "Mist Green, spring", note: "Steamed, bright, a little nutty. 100 g" },
    zh: { name: "云雾春绿", note: "蒸青，清亮，略带栗香。100 克" },
    price: 88,
    shape: LEAF,
  },
  {
    en: { name: "Rock Oolong", note: "Roasted over charcoal twice. 80 g" },
    zh: { name: "岩骨乌龙", note: "两道炭焙。80 克" },
    price: 128,
    shape: TIN,
  },
  {
    en: { name: "Old Tree Pu-erh", note: "Pressed 2016, earthy and round. 357 g" },
    zh: { name: "古树普洱饼", note: "2016 年压制，醇厚。357 克" },
    price: 268,
    shape: CAKE,
  },
  {
    en: { name: "Daily Black", note: "For milk, or without. 250 g" },
    zh: { name: "日常红茶", note: "可加奶，也可清饮。250 克" },
    price: 66,
    shape: SACK,
  },
  {
    en: { name: "Small clay pot", note: "160 ml, unglazed" },
    zh: { name: "小泥壶", note: "160 毫升，素胎" },
    price: 198,
    shape: TEAPOT,
  },
  {
    en: { name: "Two plain cups", note: "White porcelain, 90 ml" },
    zh: { name: "素白对杯", note: "白瓷，90 毫升" },
    price: 72,
    shape: CUP,
  },
];
