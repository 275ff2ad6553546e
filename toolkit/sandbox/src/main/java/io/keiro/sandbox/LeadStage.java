package io.keiro.sandbox;

/** The stages of the lead pipeline, with the status that the contact shows meanwhile. */
enum LeadStage {
    NEW("New", "新規", "NEW", true),
    ATTEMPTING("Attempting", "接触中", "ATTEMPTED_TO_CONTACT", true),
    CONNECTED("Connected", "接触済み", "CONNECTED", true),
    QUALIFIED("Qualified", "適格", "OPEN_DEAL", false),
    DISQUALIFIED("Disqualified", "不適格", "UNQUALIFIED", false);

    private final Text label;
    private final String contactStatus;
    private final boolean open;

    LeadStage(String english, String japanese, String contactStatus, boolean open) {
        this.label = new Text(english, japanese);
        this.contactStatus = contactStatus;
        this.open = open;
    }

    Text label() {
        return label;
    }

    /** Value of the contact's own status property. */
    String contactStatus() {
        return contactStatus;
    }

    /** True while the lead is worked on. */
    boolean isOpen() {
        return open;
    }
}
