package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

    private static final String HEADER = "Kind,Scope,Key,Value,Unit,ValidFrom,ValidTo\n";

    @TempDir
    private Path folder;

    private Policy read(String rows) throws IOException {
        return Policy.read(Files.writeString(folder.resolve("policy.csv"), HEADER + rows));
    }

    @Test
    void theShippedPolicyHoldsOnlyTheTwoTargetsThatMayBeShipped() {
        Policy policy = Policy.read(Shipped.template("policy.csv"));
        assertThat(policy.target("G1")).hasValue(0.20);
        assertThat(policy.target("G10")).hasValue(0.15);
        assertThat(policy.rules())
                .filteredOn(rule -> rule.kind() == PolicyRule.Kind.TARGET && rule.isSet())
                .hasSize(2);
        assertThat(policy.stageLimitDays("Sales Pipeline", "Contract sent")).isEmpty();
        assertThat(policy.slaDays("invoice_issued", "invoice_sent")).isEmpty();
        assertThat(policy.discountCap("*")).isEmpty();
        assertThat(policy.amountBands().limits()).containsExactly(10_000, 50_000, 200_000);
        assertThat(policy.conversionWindowDays()).hasValue(90);
        assertThat(policy.fiscalYearStart()).isEqualTo(Month.APRIL);
        assertThat(policy.holidays()).isEmpty();
        assertThat(policy.mandatorySteps()).isEmpty();
    }

    @Test
    void theDefaultsAreTheShippedFile() {
        assertThat(Policy.defaults().rules())
                .isEqualTo(Policy.read(Shipped.template("policy.csv")).rules());
    }

    @Test
    void theJapanesePolicyKnowsHolidaysAndTheTurnOfTheYear() {
        Policy policy = Policy.read(Shipped.template("policy-ja.csv"));
        assertThat(policy.holidays())
                .contains(
                        LocalDate.of(2026, 5, 6),
                        LocalDate.of(2026, 8, 14),
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 3))
                .doesNotContain(LocalDate.of(2026, 5, 7));
    }

    @Test
    void aLimitOfThePipelineGoesBeforeOneForAll() throws IOException {
        Policy policy = read("stage_limit,*,Offer,14,days,,\nstage_limit,Partner,offer,30,days,,\n");
        assertThat(policy.stageLimitDays("Partner", "Offer")).hasValue(30);
        assertThat(policy.stageLimitDays("Sales", "Offer")).hasValue(14);
        assertThat(policy.stageLimitDays("Sales", "Talks")).isEmpty();
        assertThat(policy.sentence().en()).isEqualTo("policy.csv: 2 rules set, 0 left empty");
        assertThat(policy.sentence().ja()).isEqualTo("policy.csv：2件のルールを設定、0件は未設定");
    }

    @Test
    void rulesHoldOnlyBetweenTheirDays() throws IOException {
        Policy policy = read("discount_cap,*,,10,%,2026-01-01,2026-03-31\ndiscount_cap,*,,12%,,2026-04-01,\n");
        assertThat(policy.at(LocalDate.of(2026, 3, 31)).discountCap("West")).hasValue(0.10);
        assertThat(policy.at(LocalDate.of(2026, 4, 1)).discountCap("West")).hasValue(0.12);
        assertThat(policy.at(LocalDate.of(2025, 12, 31)).discountCap("West")).isEmpty();
    }

    @Test
    void wrongCellsAreAnsweredWithWhatIsValid() {
        assertThatThrownBy(() -> read("stage_limits,*,Offer,14,days,,\n"))
                .hasMessageStartingWith(
                        "policy.csv, row 2, column Kind: \"stage_limits\"; did you mean \"stage_limit\"? Valid: stage_limit, sla, ");
        assertThatThrownBy(() -> read("stage_limit,*,Offer,two weeks,days,,\n"))
                .hasMessage(
                        "policy.csv, row 2, column Value: \"two weeks\"; write a number of days, or leave it empty");
        assertThatThrownBy(() -> read("target,*,G1,20,,,\n"))
                .hasMessage(
                        "policy.csv, row 2, column Value: \"20\"; write a share such as 20% or 0.2, or leave it empty");
        assertThatThrownBy(() -> read("amount_band,*,,50000;10000,,,\n"))
                .hasMessage(
                        "policy.csv, row 2, column Value: \"50000;10000\"; write rising limits separated by semicolons, "
                                + "such as 10000;50000");
        assertThatThrownBy(() -> read("sla,*,invoice_issued,3,days,,\n"))
                .hasMessage("policy.csv, row 2, column Key: \"invoice_issued\"; write two activity ids, such as "
                        + "invoice_issued>invoice_sent");
        assertThatThrownBy(() -> read("sla,*,invoice_isued>invoice_sent,3,days,,\n"))
                .hasMessageStartingWith(
                        "policy.csv, row 2, column Key: \"invoice_isued\"; did you mean \"invoice_issued\"?");
        assertThatThrownBy(() -> read("holiday,*,New Year,,,,\n"))
                .hasMessage(
                        "policy.csv, row 2, column Key: \"New Year\"; write the day of the holiday, such as 2026-01-01");
        assertThatThrownBy(() -> read("target,*,G1,20%,,tomorrow,\n"))
                .hasMessage(
                        "policy.csv, row 2, column ValidFrom: \"tomorrow\"; write a day such as 2026-04-01, or leave it "
                                + "empty");
        assertThatThrownBy(() -> read("mandatory_step,*,quote_issued,perhaps,,,\n"))
                .hasMessage("policy.csv, row 2, column Value: \"perhaps\"; valid: yes, no");
        assertThatThrownBy(() -> read("fiscal_year_start,*,,13,month,,\n"))
                .hasMessage("policy.csv, row 2, column Value: \"13\"; write a month from 1 to 12, or leave it empty");
    }
}
