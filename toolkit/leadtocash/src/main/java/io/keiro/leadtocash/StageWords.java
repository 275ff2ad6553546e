package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the words of a stage's label say about the step that entering it stands for, in English and Japanese. A label that is one of the
 * known names says it clearly, one that contains a telling phrase nearly so, one that contains a vague word leaves a question.
 */
final class StageWords {

    static final double SAME = 0.9;
    static final double PHRASE = 0.85;
    static final double VAGUE = 0.6;

    /**
     * @param activity id of the activity, "" for a stage that proves none
     * @param confidence 0 to 1
     */
    record Said(String activity, double confidence) {}

    private record Words(Activity activity, List<String> names, List<String> phrases, List<String> vague) {}

    private static final List<Words> STEPS = List.of(
            new Words(
                    Activity.OPPORTUNITY_QUALIFIED,
                    List.of("qualified", "qualified to buy", "商談適格化", "適格化"),
                    List.of("qualified", "BANT確認"),
                    List.of("qualif", "適格", "案件化", "BANT")),
            new Words(
                    Activity.REQUIREMENTS_GATHERED,
                    List.of("requirements gathered", "requirements confirmed", "要件収集", "要件確認済み"),
                    List.of("requirements gathered", "requirements defined", "要件定義完了", "要件確定"),
                    List.of("requirement", "discovery", "needs analysis", "要件", "ヒアリング")),
            new Words(
                    Activity.QUOTE_ISSUED,
                    List.of("quote sent", "proposal sent", "quote issued", "proposal/quote sent", "見積もり提示", "見積提示"),
                    List.of(
                            "quote sent",
                            "quotation sent",
                            "proposal sent",
                            "offer sent",
                            "quote issued",
                            "proposal presented",
                            "見積もり提示",
                            "見積提示",
                            "見積もり送付",
                            "見積送付",
                            "見積提出",
                            "見積もり提出",
                            "見積書提出",
                            "見積書送付",
                            "提案書提出"),
                    List.of("quote", "quotation", "proposal", "offer", "見積", "提案")),
            new Words(
                    Activity.QUOTE_ACCEPTED,
                    List.of("verbal agreement", "verbal commitment", "quote accepted", "受注内示", "内示"),
                    List.of(
                            "verbal agreement",
                            "verbally agreed",
                            "quote accepted",
                            "accepted by customer",
                            "受注内示",
                            "口頭合意"),
                    List.of("verbal", "commit", "accepted", "内示", "合意")),
            new Words(
                    Activity.CONTRACT_SENT,
                    List.of("contract sent", "契約書送付"),
                    List.of("contract sent", "contract out", "agreement sent", "契約書送付", "契約書提示", "契約書発送"),
                    List.of("contract", "agreement", "契約")),
            new Words(
                    Activity.CONTRACT_SIGNED,
                    List.of("contract signed", "signed", "契約締結", "契約済み"),
                    List.of("contract signed", "agreement signed", "契約締結", "契約完了"),
                    List.of("signed", "締結")),
            new Words(
                    Activity.ORDER_FULFILLED,
                    List.of("delivered", "fulfilled", "納品済み", "納品完了"),
                    List.of("delivery complete", "service delivered", "order fulfilled", "納品完了", "導入完了"),
                    List.of("deliver", "implement", "onboard", "納品", "導入")));

    /** Stages that prove nothing by themselves: something is planned, or people are talking. */
    private static final List<String> NOTHING = List.of(
            "new",
            "open",
            "lead in",
            "appointment scheduled",
            "presentation scheduled",
            "meeting scheduled",
            "demo scheduled",
            "decision maker bought-in",
            "negotiation",
            "in negotiation",
            "on hold",
            "新規",
            "アポ取得",
            "アポ獲得",
            "初回訪問",
            "初回提案",
            "意思決定者合意",
            "交渉",
            "交渉中",
            "保留");

    private StageWords() {}

    /** The readings of a label, the surest first; none if its words say nothing. */
    static List<Said> of(String label) {
        String key = Spelling.key(label);
        if (NOTHING.stream().anyMatch(name -> Spelling.key(name).equals(key))) {
            return List.of(new Said("", SAME));
        }
        List<Said> said = new ArrayList<>();
        for (Words words : STEPS) {
            double confidence = confidence(words, key);
            if (confidence > 0) {
                said.add(new Said(words.activity().id(), confidence));
            }
        }
        said.sort(Comparator.comparingDouble(Said::confidence).reversed());
        return said;
    }

    private static double confidence(Words words, String key) {
        if (words.names().stream().anyMatch(name -> Spelling.key(name).equals(key))) {
            return SAME;
        }
        if (words.phrases().stream().anyMatch(phrase -> key.contains(Spelling.key(phrase)))) {
            return key.startsWith("un") || key.startsWith("not") || key.startsWith("未") ? VAGUE : PHRASE;
        }
        return words.vague().stream().anyMatch(word -> key.contains(Spelling.key(word))) ? VAGUE : 0;
    }
}
