package io.keiro.hubspot;

import io.keiro.leadtocash.StageMap;
import io.keiro.log.ProgressListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Options under change, so that each way to change one names only that one. */
final class OptionsDraft {
    URI baseUrl;
    String apiVersion;
    double paceShare;
    int maxInFlight;
    int attempts;
    Duration timeout;
    int historyCap;
    Privacy privacy;
    PropertyMap propertyMap;
    ReadingMode readingMode;
    int refreshEvery;
    Duration settling;
    String oauthVersion;
    Instant cutOff;
    StageMap stageMap;
    ProgressListener progress;

    OptionsDraft(HubSpot.Options options) {
        baseUrl = options.baseUrl();
        apiVersion = options.apiVersion();
        paceShare = options.paceShare();
        maxInFlight = options.maxInFlight();
        attempts = options.attempts();
        timeout = options.timeout();
        historyCap = options.historyCap();
        privacy = options.privacy();
        propertyMap = options.propertyMap();
        readingMode = options.readingMode();
        refreshEvery = options.refreshEvery();
        settling = options.settling();
        oauthVersion = options.oauthVersion();
        cutOff = options.cutOff();
        stageMap = options.stageMap();
        progress = options.progress();
    }

    HubSpot.Options options() {
        return new HubSpot.Options(
                baseUrl,
                apiVersion,
                paceShare,
                maxInFlight,
                attempts,
                timeout,
                historyCap,
                privacy,
                propertyMap,
                readingMode,
                refreshEvery,
                settling,
                oauthVersion,
                cutOff,
                stageMap,
                progress);
    }
}
