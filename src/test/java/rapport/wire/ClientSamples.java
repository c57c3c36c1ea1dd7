package rapport.wire;

import java.util.List;

/// Frames of clients that are right, among them one of each kind with every field it knows.
final class ClientSamples {
    /// @param message the name that the document gives it
    record Sample(String message, String json) {
        private static Sample of(String message, String fields) {
            var type = message.startsWith("hello") ? "hello" : message;
            return new Sample(message, "{\"type\":\"" + type + "\"" + fields.replace('\'', '"') + "}");
        }
    }

    private static final String PAGE = "{'url':'https://shop.example/','title':'t','referrer':'r'}";

    static final List<Sample> ALL = List.of(
            Sample.of(
                    "hello.visitor",
                    ",'id':'i','as':'visitor','site':'pk','token':'t','identity':'j','session':'s','epoch':'e',"
                            + "'cursors':[{'conversation':'c','seq':3}],'page':" + PAGE + ",'locale':'en'"),
            Sample.of("hello.visitor", ",'id':'i','as':'visitor','site':'pk'"),
            Sample.of(
                    "hello.agent",
                    ",'id':'i','as':'agent','token':'t','session':'s','epoch':'e',"
                            + "'cursors':[{'conversation':'c','seq':3}]"),
            Sample.of(
                    "send", ",'id':'i','conversation':'c','content':{'kind':'text','text':'x'},'fence':1,'join':true"),
            Sample.of("send", ",'id':'i','content':{'kind':'file','file':'f'}"),
            Sample.of("send", ",'id':'i','content':{'kind':'note','text':'n'},'join':false"),
            Sample.of("history", ",'id':'i','conversation':'c','before':9,'limit':500"),
            Sample.of("history", ",'id':'i','after':9.0"),
            Sample.of("delivered", ",'conversation':'c','seq':1"),
            Sample.of("read", ",'conversation':'c','seq':9007199254740991"),
            Sample.of("typing", ",'conversation':'c','text':''"),
            Sample.of("page", ",'page':" + PAGE),
            Sample.of("profile", ",'id':'i','name':'n','email':'e','attributes':{'a':'b','c':1.5,'d':true}"),
            Sample.of("rate", ",'id':'i','conversation':'c','score':5,'comment':'c','cycle':2"),
            Sample.of("close", ",'id':'i','conversation':'c','fence':1"),
            Sample.of("tock", ""),
            Sample.of("availability", ",'id':'i','status':'online','agent':'a'"),
            Sample.of("availability", ",'id':'i','status':'away'"),
            Sample.of("availability", ",'id':'i','status':'offline'"),
            Sample.of("watch", ",'id':'i','scope':'none'"),
            Sample.of("watch", ",'id':'i','scope':'queue'"),
            Sample.of("watch", ",'id':'i','scope':'all'"),
            Sample.of("open", ",'id':'i','conversation':'c','cursor':0"),
            Sample.of("leave", ",'id':'i','conversation':'c'"),
            Sample.of("take", ",'id':'i','conversation':'c','fence':1"),
            Sample.of("transfer", ",'id':'i','conversation':'c','fence':1,'to':{'agent':'a'},'note':'n'"),
            Sample.of("transfer", ",'id':'i','conversation':'c','to':{'team':'t'}"),
            Sample.of("release", ",'id':'i','conversation':'c','fence':1"));

    private ClientSamples() {}
}
