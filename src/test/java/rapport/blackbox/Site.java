package rapport.blackbox;

import rapport.blackbox.client.Frame;

/// A site with the widget, as an administrator sees it.
record Site(String id, String key, String identitySecret) {
    static Site of(Frame json) {
        return new Site(json.text("id"), json.text("key"), json.text("identitySecret"));
    }
}
