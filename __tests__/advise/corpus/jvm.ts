/** Projects of Maven and Gradle. */
import { file, type Case } from './case.ts'

const POM = '<project><groupId>test</groupId><artifactId>app</artifactId><version>1</version></project>\n'

export const JVM: readonly Case[] = [
  {
    name: 'Spring service of one Maven module',
    files: {
      '.dockerignore': '.git\nDockerfile\ntarget\n',
      'pom.xml': POM,
      'src/main/java/App.java': '',
      Dockerfile: file`
        FROM maven:3.9-eclipse-temurin-21 AS build
        WORKDIR /app
        COPY pom.xml .
        COPY src ./src
        RUN mvn -B package -DskipTests

        FROM eclipse-temurin:21-jre
        COPY --from=build /app/target/app-1.jar /app.jar
        USER 1000
        ENTRYPOINT ["java", "-jar", "/app.jar"]
      `,
    },
    advice: { app: ['dependencies-before-source'] },
  },
  {
    name: 'Maven reactor of modules',
    trap: 'modules depend on each other, and cannot be resolved before they are built',
    files: {
      '.dockerignore': '.git\nDockerfile\n**/target\n',
      'pom.xml': POM.replace('<version>', '<modules><module>core</module><module>web</module></modules><version>'),
      'core/pom.xml': POM,
      'web/pom.xml': POM,
      'web/src/main/java/App.java': '',
      Dockerfile: file`
        FROM maven:3.9-eclipse-temurin-21 AS build
        WORKDIR /app
        COPY . .
        RUN mvn -B package

        FROM eclipse-temurin:21-jre
        COPY --from=build /app/web/target/web-1.jar /app.jar
        USER 1000
        ENTRYPOINT ["java", "-jar", "/app.jar"]
      `,
    },
    advice: { app: ['~dependencies-before-source'] },
  },
  {
    name: 'Gradle service whose version comes from git',
    trap: 'a Gradle plugin reads .git',
    files: {
      '.dockerignore': 'Dockerfile\n.dockerignore\nbuild\n.gradle\n',
      'build.gradle': "plugins {\n  id 'java'\n  id 'com.palantir.git-version' version '3.1.0'\n}\n",
      'settings.gradle': "rootProject.name = 'app'\n",
      gradlew: '',
      'gradle/wrapper/gradle-wrapper.properties': '',
      'src/main/java/App.java': '',
      Dockerfile: file`
        FROM eclipse-temurin:21 AS build
        WORKDIR /app
        COPY . .
        RUN ./gradlew --no-daemon build

        FROM eclipse-temurin:21-jre
        COPY --from=build /app/build/libs/app.jar /app.jar
        USER 1000
        ENTRYPOINT ["java", "-jar", "/app.jar"]
      `,
    },
    advice: { app: ['dependencies-before-source', '~unneeded-context-files'] },
  },
]
